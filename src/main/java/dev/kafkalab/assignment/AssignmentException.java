package dev.kafkalab.assignment;

import dev.kafkalab.compose.Position;
import dev.kafkalab.text.PrintableText;

/** An assignment that cannot be meant as it is written. The message names file, line, reason and what to write. */
public final class AssignmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AssignmentException(Position position, String reason, String remedy) {
        this("%s: %s%n  Fix: %s".formatted(position, reason, remedy));
    }

    /** With a message that has place and remedy already. */
    AssignmentException(String message) {
        super(PrintableText.of(message));
    }
}
