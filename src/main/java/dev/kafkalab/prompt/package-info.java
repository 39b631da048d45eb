/**
 * The line that a person types at {@code up}. With a terminal it can be edited; without one nothing but plain lines is
 * read and written. The only package that knows JLine.
 */
package dev.kafkalab.prompt;
