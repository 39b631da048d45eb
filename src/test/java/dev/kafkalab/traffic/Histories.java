package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Histories made by hand. */
public final class Histories {

    private Histories() {}

    /** An acknowledged message of partition 0. */
    public static Sent acknowledged(String id, String value, long offset) {
        return sent(id, null, value, Outcome.ACKNOWLEDGED, 0, offset);
    }

    public static Sent sent(String id, String key, String value, Outcome outcome, int partition, long offset) {
        return new Sent(
                id,
                new Message(Optional.ofNullable(key), value),
                outcome,
                partition,
                offset,
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }

    /** A message of ours that was read. */
    public static Received read(String id, int partition, long offset, String key, String value) {
        return received(Optional.of(id), partition, offset, key, value);
    }

    /** A message of ours that was read from partition 0. */
    public static Received read(String id, long offset, String value) {
        return read(id, 0, offset, null, value);
    }

    /** A message that somebody else has sent. */
    public static Received foreign(int partition, long offset, String value) {
        return received(Optional.empty(), partition, offset, null, value);
    }

    private static Received received(Optional<String> id, int partition, long offset, String key, String value) {
        return new Received(
                id,
                partition,
                offset,
                Optional.ofNullable(key),
                Optional.of(value),
                value.length(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
