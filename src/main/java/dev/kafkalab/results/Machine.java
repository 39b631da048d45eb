package dev.kafkalab.results;

/**
 * What a run ran on. Text is empty, and a number 0, where the record does not say.
 *
 * @param java the Java that ran the suite
 * @param system its operating system and processor architecture
 * @param processors how many processors it had
 * @param memoryBytes how much memory it had
 * @param cucumber the Cucumber that wrote the record
 */
public record Machine(String java, String system, int processors, long memoryBytes, String cucumber) {}
