package dev.kafkalab.report.drawing;

import java.util.Optional;

/**
 * A fault, drawn: a line through all series.
 *
 * @param repair whether it brings something back
 * @param line the line, as the data of a path
 * @param tip the triangle above the series, as the data of a path: it points down, for a repair up
 * @param label who and what, if there is room
 */
public record FaultMark(boolean repair, String line, String tip, Optional<Label> label) {}
