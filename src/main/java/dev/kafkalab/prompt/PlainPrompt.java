package dev.kafkalab.prompt;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Lines from a file, a pipe or a terminal that is none: as they come, without a single escape sequence. */
final class PlainPrompt implements Prompt {

    private static final int LONGEST_LINE = 1_000;

    private final Reader typed;
    private final PrintWriter out;

    PlainPrompt(Reader typed, PrintWriter out) {
        this.typed = typed;
        this.out = out;
    }

    /** Where nobody can type, the end of input is no reason to end: then this waits for ever. */
    @Override
    public Optional<String> next() throws IOException, InterruptedException {
        Optional<String> line = line();
        if (line.isEmpty()) {
            new CountDownLatch(1).await();
        }
        return line;
    }

    /** The next line; none at the end of input. What has no end is not what somebody types. */
    Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = typed.read();
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line has more than %d characters".formatted(LONGEST_LINE));
            }
            line.append((char) next);
            next = typed.read();
        }
        return next < 0 && line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    @Override
    public void tell(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
