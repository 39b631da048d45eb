package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.Received;

/**
 * A message that a member of a group has read.
 *
 * @param member who
 * @param message what
 */
public record ReadMessage(String member, Received message) {

    /** As failures name it: {@code "tea" at offset 3 of partition 0, by consumer-1}. */
    @Override
    public String toString() {
        return "%s, by %s".formatted(message, member);
    }
}
