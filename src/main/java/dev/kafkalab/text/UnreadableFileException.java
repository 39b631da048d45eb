package dev.kafkalab.text;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is not read. The message names it, the line where there is one, the reason and what to do. */
public final class UnreadableFileException extends IOException {

    private final int line;
    private final String reason;
    private final String remedy;

    UnreadableFileException(Path file, int line, String reason, String remedy) {
        super(PrintableText.of("%s%s: %s%n  Fix: %s".formatted(file, line == 0 ? "" : ":" + line, reason, remedy)));
        this.line = line;
        this.reason = reason;
        this.remedy = remedy;
    }

    /** The line that cannot be read, from 1 on; 0 if it is the whole file. */
    public int line() {
        return line;
    }

    /** Why, in one sentence without the file's name. */
    public String reason() {
        return reason;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
