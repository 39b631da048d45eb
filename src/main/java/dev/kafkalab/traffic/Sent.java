package dev.kafkalab.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that a producer was given, and how its send ended. Only acknowledged messages are owed to a reader.
 *
 * @param key its key, if it has one
 * @param value the message; unique within a history, so that a reader can tell which it has
 * @param outcome how the send ended
 * @param partition where it was written, or -1 if that is not known
 * @param offset its offset, or -1 if that is not known (also for acks=0)
 * @param sentAt when the producer was given it
 * @param endedAt when the outcome was known
 * @param error the failure's name and message; empty if acknowledged
 */
public record Sent(
        Optional<String> key,
        String value,
        Outcome outcome,
        int partition,
        long offset,
        Instant sentAt,
        Instant endedAt,
        String error) {

    /** How a send ended. */
    public enum Outcome {
        /** The cluster acknowledged it: it must not be lost. */
        ACKNOWLEDGED,
        /** The cluster refused it for good: it must not be read. */
        FAILED,
        /** Nobody knows: it may be there or not. */
        UNKNOWN
    }
}
