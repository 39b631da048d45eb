package dev.kafkalab.report.drawing;

/**
 * What stood in a series from one change to the next.
 *
 * @param value the value
 * @param from when it was first seen, in seconds from the timeline's zero
 * @param to when the next was first seen; infinity if none was
 * @param style how it is drawn
 */
record Segment(String value, double from, double to, SegmentStyle style) {

    /** As short as it still makes sense: of messages, how many there were. */
    String brief() {
        return style.messages() ? value.substring(0, Math.max(0, value.indexOf(' '))) : value;
    }
}
