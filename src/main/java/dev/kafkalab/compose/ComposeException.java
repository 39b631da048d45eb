package dev.kafkalab.compose;

import dev.kafkalab.text.PrintableText;

/** A Compose file that cannot be read as it stands. The message names file, line, reason and what to write instead. */
public final class ComposeException extends RuntimeException {

    /** As much of a value, or of a list of names, as a person reads. */
    private static final int LONGEST_PART = 1_000;

    public ComposeException(Position position, String reason, String remedy) {
        super(PrintableText.of("%s: %s%n  Fix: %s".formatted(position, shortened(reason), shortened(remedy))));
    }

    private static String shortened(String text) {
        int half = LONGEST_PART / 2;
        return text.length() <= LONGEST_PART
                ? text
                : text.substring(0, half) + " [...] " + text.substring(text.length() - half);
    }
}
