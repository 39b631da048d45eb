package dev.kafkalab.report.drawing;

/**
 * What stood in a lane from one change to the next.
 *
 * @param value the value
 * @param from when it was first seen, in seconds from the timeline's zero
 * @param to when the next was first seen; infinity if none was
 * @param look how it is drawn
 */
record Stay(String value, double from, double to, Look look) {

    /** As short as it still makes sense: of messages, how many there were. */
    String brief() {
        return look.messages() ? value.substring(0, Math.max(0, value.indexOf(' '))) : value;
    }
}
