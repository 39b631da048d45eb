package dev.kafkalab.traffic;

import java.time.Instant;

/**
 * One message that was read.
 *
 * @param partition where
 * @param offset its offset
 * @param value the message
 * @param at when it was polled
 */
public record Received(int partition, long offset, String value, Instant at) {}
