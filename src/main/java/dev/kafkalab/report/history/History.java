package dev.kafkalab.report.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kafkalab.results.Run;
import dev.kafkalab.text.TextFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runs before this one: a file to which every run adds a line, and which no run writes over.
 *
 * @param runs the latest of them, oldest first
 * @param earlier how many there are before these
 */
public record History(List<PastRun> runs, int earlier) {

    /** Its file in the reports folder. */
    public static final String FILE = "history.ndjson";

    /** No runs. */
    public static final History NONE = new History(List.of(), 0);

    /** As many runs as a page draws; the file has all. */
    private static final int LATEST = 100;

    /** Some 50,000 runs. */
    private static final long MOST_BYTES = 200_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public History {
        runs = List.copyOf(runs);
    }

    /** Adds a run to the file in that folder, in one segment. */
    public static void add(Run run, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        // A line that was torn, by a run that was killed while it wrote, is not to swallow this one.
        String before = endsInLine(file) ? "" : "\n";
        Files.writeString(
                file,
                before + JSON.writeValueAsString(PastRun.of(run)) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** What the file in that folder has; a line that cannot be read is passed over, and no file is no history. */
    public static History read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        Deque<PastRun> latest = new ArrayDeque<>();
        int earlier = 0;
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(TextFile.open(file, MOST_BYTES), StandardCharsets.UTF_8));
                Stream<PastRun> runs = lines.lines().map(History::parse).flatMap(Optional::stream)) {
            for (PastRun run : (Iterable<PastRun>) runs::iterator) {
                latest.addLast(run);
                if (latest.size() > LATEST) {
                    latest.removeFirst();
                    earlier++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new History(List.copyOf(latest), earlier);
    }

    /** How elections and recoveries spread over these runs, by what was awaited. */
    public Map<String, List<TimeDistribution>> kinds() {
        return TimeDistribution.of(runs).stream()
                .collect(Collectors.groupingBy(
                        distribution -> distribution.kind().what(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Optional<PastRun> parse(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.ofNullable(JSON.readValue(line, PastRun.class));
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }

    private static boolean endsInLine(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(channel.size() - 1);
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last);
            return last.get(0) == '\n';
        }
    }
}
