package dev.kafkalab.compose;

/** A Compose file that cannot be read as it stands. The message names file, line, reason and what to write instead. */
public final class ComposeException extends RuntimeException {

    public ComposeException(Position position, String reason, String remedy) {
        super("%s: %s%n  Fix: %s".formatted(position, reason, remedy));
    }

    public ComposeException(String message) {
        super(message);
    }
}
