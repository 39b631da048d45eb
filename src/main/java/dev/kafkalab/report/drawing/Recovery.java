package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Measurement.Kind;

/**
 * A measured time that something took, from one moment of a timeline to another.
 *
 * @param kind what took it
 * @param what the same in words: {@code a new leader of testTopic}
 * @param took how long, and what was promised if it took longer: {@code after 15.25 s}
 * @param from when it began to count, in seconds from the timeline's zero
 * @param to when it was over
 * @param holds whether it kept its promise
 */
record Recovery(Kind kind, String what, String took, double from, double to, boolean holds) {

    /** Both in one: {@code a new leader of testTopic after 15.25 s}. */
    String words() {
        return what + " " + took;
    }
}
