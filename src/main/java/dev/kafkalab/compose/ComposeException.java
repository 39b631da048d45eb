package dev.kafkalab.compose;

import dev.kafkalab.text.PrintableText;

/** A Compose file that cannot be read as it stands. The message names file, line, reason and what to write instead. */
public final class ComposeException extends RuntimeException {

    /** As much of a value, or of a list of names, as a person reads. */
    private static final int LONGEST_PART = 1_000;

    /** Why a file is not read. */
    public enum Kind {
        /** It does not mean anything as it is written. */
        MISTAKE,
        /** It stands for more than anybody means: aliases of aliases, values nested without end. */
        TOO_MUCH,
        /** A tag asks for something other than the plain values of YAML. */
        TAG
    }

    private final Kind kind;
    private final transient Position position;
    private final String reason;
    private final String remedy;

    public ComposeException(Position position, String reason, String remedy) {
        this(Kind.MISTAKE, position, reason, remedy);
    }

    ComposeException(Kind kind, Position position, String reason, String remedy) {
        super(PrintableText.of("%s: %s%n  Fix: %s".formatted(position, shortened(reason), shortened(remedy))));
        this.kind = kind;
        this.position = position;
        this.reason = PrintableText.of(shortened(reason));
        this.remedy = PrintableText.of(shortened(remedy));
    }

    public Kind kind() {
        return kind;
    }

    /** Where the file cannot be read. */
    public Position position() {
        return position;
    }

    /** What is wrong, in one sentence. */
    public String reason() {
        return reason;
    }

    /** What to write instead. */
    public String remedy() {
        return remedy;
    }

    private static String shortened(String text) {
        int half = LONGEST_PART / 2;
        return text.length() <= LONGEST_PART
                ? text
                : text.substring(0, half) + " [...] " + text.substring(text.length() - half);
    }
}
