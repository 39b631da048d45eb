package dev.kafkalab.prompt;

import dev.kafkalab.text.PrintableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** A line that can be edited in a terminal: Tab completes, the arrow keys bring back what was typed before. */
final class LineEditor implements Prompt {

    private static final String MARK = "> ";
    private static final int LINES_KEPT = 500;

    private final Terminal terminal;
    private final LineReader reader;

    /** @param history the file of what was typed before; without one, it is known until the end only */
    LineEditor(Terminal terminal, Completions completions, Optional<Path> history) {
        this.terminal = terminal;
        DefaultParser words = new DefaultParser();
        // A backslash is a character like any other.
        words.setEscapeChars(null);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(words)
                .completer(completer(completions))
                .variable(LineReader.HISTORY_SIZE, LINES_KEPT)
                .variable(LineReader.HISTORY_FILE_SIZE, LINES_KEPT)
                .option(Option.DISABLE_EVENT_EXPANSION, true);
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
    }

    private static Completer completer(Completions completions) {
        return (reader, line, candidates) -> completions
                .after(line.words().subList(0, line.wordIndex()))
                .forEach(word -> candidates.add(new Candidate(word)));
    }

    /** Ctrl-C and Ctrl-D are both how people leave. */
    @Override
    public Optional<String> next() {
        try {
            return Optional.of(reader.readLine(MARK));
        } catch (UserInterruptException | EndOfFileException leaves) {
            return Optional.empty();
        }
    }

    /** Above the line that is being typed, which stays as it is. */
    @Override
    public void tell(String text) {
        reader.printAbove(PrintableText.of(text));
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
