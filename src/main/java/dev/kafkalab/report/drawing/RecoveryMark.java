package dev.kafkalab.report.drawing;

/**
 * A measured time, drawn as a dimension: a line with its ends, and one through all series where it was over.
 *
 * @param holds whether it kept its promise
 * @param line the dimension, as the data of a path
 * @param end the line through all series, as the data of a path
 * @param label what was measured
 */
public record RecoveryMark(boolean holds, String line, String end, Label label) {}
