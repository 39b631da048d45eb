package dev.kafkalab.submission;

/** A topology that cannot be written anew as it is. The message says which node, why, and what to change. */
public final class UnwritableException extends RuntimeException {

    UnwritableException(String message) {
        super(message);
    }
}
