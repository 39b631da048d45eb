package dev.kafkalab.evidence;

import java.time.Instant;
import java.util.List;

/**
 * What went through a topic while a scenario published to it or read from it without end, as stretches of time: where
 * there is none, nothing went through.
 *
 * @param topic the topic
 * @param intervals in the order of their beginnings; those of different outcomes may overlap
 */
public record Traffic(String topic, List<Interval> intervals) implements Evidence {

    public Traffic {
        intervals = List.copyOf(intervals);
    }

    /** What became of the messages of an interval. */
    public enum Outcome {
        /** Acknowledged as the producer asked for. */
        ACKNOWLEDGED,
        /** Given up by the producer, or not known to have arrived. */
        FAILED,
        /** Read by a consumer. */
        READ
    }

    /**
     * Messages that ended alike, one soon after the other.
     *
     * @param outcome how they ended
     * @param from when the first of them did
     * @param to when the last of them did
     * @param messages how many they were
     */
    public record Interval(Outcome outcome, Instant from, Instant to, int messages) {}
}
