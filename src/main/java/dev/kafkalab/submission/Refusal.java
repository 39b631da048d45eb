package dev.kafkalab.submission;

import java.nio.file.Path;

/**
 * Why a submission is not run.
 *
 * @param rule which rule refuses it
 * @param file in which file, seen from the submission's folder
 * @param line on which line of it, from 1; 0 where the file as a whole is meant
 * @param reason what stands there, in one sentence; printable
 * @param remedy what to write instead; printable
 */
public record Refusal(SafetyRule rule, Path file, int line, String reason, String remedy) {

    /** {@code file:line: rule: reason} and, on a line of its own, the fix. */
    @Override
    public String toString() {
        return "%s%s: %s: %s%n  Fix: %s".formatted(file, line == 0 ? "" : ":" + line, rule, reason, remedy);
    }
}
