package dev.kafkalab.traffic;

import dev.kafkalab.text.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * One message that a producer was given, and how its send ended. Only acknowledged messages are owed to a reader.
 *
 * @param id what tells it from every other message, whatever their values: see {@link MessageId}
 * @param message its key and value
 * @param outcome how the send ended
 * @param partition where it was written, or -1 if that is not known
 * @param offset its offset, or -1 if that is not known
 * @param sentAt when the producer was given it
 * @param endedAt when the outcome was known
 * @param error the failure's name and message; empty if there was none
 */
public record Sent(
        String id,
        Message message,
        Outcome outcome,
        int partition,
        long offset,
        Instant sentAt,
        Instant endedAt,
        String error) {

    /** Its key, if it has one. */
    public Optional<String> key() {
        return message.key();
    }

    /** Its value as tables write it; several messages may have the same. */
    public String value() {
        return message.text();
    }

    /** Whether the cluster has acknowledged it. */
    public boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    /** As failures name it: {@code "tea", acknowledged at offset 3 of partition 0}. */
    @Override
    public String toString() {
        return "\"%s\", %s%s"
                .formatted(
                        value(),
                        Words.lower(outcome),
                        offset < 0 ? "" : " at offset %d of partition %d".formatted(offset, partition));
    }

    /** How a send ended. */
    public enum Outcome {
        /** The cluster acknowledged it: it must not be lost. */
        ACKNOWLEDGED,
        /**
         * It was sent with {@code acks=0}, which asks for no answer: nobody has acknowledged it, and it may be there or
         * not.
         */
        SENT,
        /** The cluster refused it for good: it must not be read. */
        FAILED,
        /** Nobody knows: it may be there or not. */
        UNKNOWN
    }
}
