package dev.kafkalab.report.drawing;

/**
 * Something that the scenario did to the cluster.
 *
 * @param at when, in seconds from the timeline's zero
 * @param words who and what: {@code kafka1 killed}
 * @param repair whether it brings something, or brings it back
 */
record Fault(double at, String words, boolean repair) {}
