package dev.kafkalab.submission;

import java.nio.file.Path;

/**
 * Something in a submission that does no harm and is not done: its author may wonder why.
 *
 * @param file in which file, seen from the submission's folder
 * @param line on which line of it, from 1
 * @param message what is not done, in one sentence; printable
 */
public record SafetyNote(Path file, int line, String message) {

    /** {@code file:line: message}. */
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, message);
    }
}
