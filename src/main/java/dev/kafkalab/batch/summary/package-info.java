/**
 * What the grades of a batch come to. Made from the list of tasks and the grades alone: the same grades make the same
 * bytes.
 */
package dev.kafkalab.batch.summary;
