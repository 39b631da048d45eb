package dev.kafkalab.traffic.group;

import dev.kafkalab.traffic.Received;

/**
 * A message that a member of a group has read.
 *
 * @param member who
 * @param message what
 */
public record ReadMessage(String member, Received message) {}
