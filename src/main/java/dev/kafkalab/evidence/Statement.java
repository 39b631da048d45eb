package dev.kafkalab.evidence;

/**
 * A statement that a guide makes, held against what was measured.
 *
 * @param said what the guide says, in our words
 * @param seen what was measured
 * @param why the mechanism behind it
 * @param holds whether the statement holds
 */
public record Statement(String said, String seen, String why, boolean holds) implements Evidence {}
