package dev.kafkalab.report.drawing;

import java.util.Optional;

/**
 * A value of a series, drawn.
 *
 * @param style how
 * @param shape its outline, as the data of a path; of messages that did not come, the line that takes their place
 * @param stripes the line along its middle that is dashed to stripes; empty if it has none
 * @param label its value, if there is room for some of it
 * @param title its value and when it was there, if the label does not say all of the value; else empty
 */
public record DrawnSegment(SegmentStyle style, String shape, String stripes, Optional<Label> label, String title) {}
