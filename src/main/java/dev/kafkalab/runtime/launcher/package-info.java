/**
 * What stands above the runtimes: which of them runs a topology, and Kafka's own tools. The only package that knows
 * both.
 */
package dev.kafkalab.runtime.launcher;
