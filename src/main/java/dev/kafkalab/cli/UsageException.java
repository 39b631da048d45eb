package dev.kafkalab.cli;

/** A command that cannot do its work; the message says why, and what to do instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
