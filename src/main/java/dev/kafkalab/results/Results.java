package dev.kafkalab.results;

import dev.kafkalab.text.TextFile;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the record of a run. */
public final class Results {

    /** Sixty times the record of all six labs. It is kept in memory. */
    private static final long MOST_BYTES = 200_000_000;

    private Results() {}

    /**
     * Reads a record, however much of it there is: a line that cannot be read (the last of a killed run is often torn)
     * is passed over, and what has no result is {@link Verdict#NOT_VERIFIED}.
     *
     * @throws IOException if there is no such file, or it cannot be read, or it is no plain file of at most 200 MB
     */
    public static Run read(Path messages) throws IOException {
        RunReader reader = new RunReader();
        Deserializer deserializer = new Deserializer();
        // Not Files.newBufferedReader: it throws at a character that was cut in two.
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(TextFile.open(messages, MOST_BYTES), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parse(deserializer, line).ifPresent(reader::add);
            }
        }
        return reader.run();
    }

    private static Optional<Envelope> parse(Deserializer deserializer, String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(deserializer.readValue(line));
        } catch (IOException | RuntimeException torn) {
            return Optional.empty();
        }
    }
}
