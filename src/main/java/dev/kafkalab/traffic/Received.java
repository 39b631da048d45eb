package dev.kafkalab.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * One message that was read.
 *
 * @param partition where
 * @param offset its offset
 * @param key its key, if it has one
 * @param value the message
 * @param valueBytes how long its value is, serialized
 * @param timestamp the message's own, set by its producer unless the topic says otherwise
 * @param at when it was polled
 */
public record Received(
        int partition,
        long offset,
        Optional<String> key,
        String value,
        int valueBytes,
        Instant timestamp,
        Instant at) {}
