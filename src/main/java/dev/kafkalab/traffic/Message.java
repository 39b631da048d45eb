package dev.kafkalab.traffic;

import java.util.Optional;

/**
 * A message to publish.
 *
 * @param key its key, if it has one
 * @param value its value
 */
public record Message(Optional<String> key, String value) {

    /** A message without a key. */
    public static Message of(String value) {
        return new Message(Optional.empty(), value);
    }
}
