package dev.kafkalab.scenario;

import dev.kafkalab.observe.Logs;
import dev.kafkalab.runtime.LabFolders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this JVM's own Kafka clients have logged since the scenario began: our producers and readers are to a lab what
 * the console producer and consumer are to a student. All clients share one file; each line bears the id of its client.
 */
public final class ClientLog {

    /** As {@code logback.xml} begins each line: its default date, in the machine's own time zone. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

    private static final int DATE_LENGTH = "2026-11-21 12:00:00,000".length();

    private final Path file;
    private final long begin;

    /** What is logged from now on, into the folder of logs among these reports. */
    ClientLog(Path reports) {
        this.file = reports.resolve(LabFolders.LOGS).resolve("kafka-lab.log");
        this.begin = Logs.size(file);
    }

    /** The file that holds it. */
    public Path file() {
        return file;
    }

    /** The lines with these words that the client of that id has logged from that moment on. */
    public List<String> linesWith(String words, String clientId, Instant from) {
        return linesWith(words, clientId, from, Logs.linesBehind(begin, file));
    }

    /** The same, over a log's lines. */
    static List<String> linesWith(String words, String clientId, Instant from, Stream<String> lines) {
        Instant since = from.truncatedTo(ChronoUnit.MILLIS);
        return lines.filter(line ->
                        line.contains("clientId=" + clientId + "]") || line.contains("clientId=" + clientId + ","))
                .filter(line -> line.contains(words))
                .filter(line -> !moment(line).isBefore(since))
                .toList();
    }

    /** A line without a date belongs to one above it, a stack trace say, and is nobody's. */
    private static Instant moment(String line) {
        try {
            return LocalDateTime.parse(line.substring(0, Math.min(DATE_LENGTH, line.length())), DATE)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Instant.MIN;
        }
    }
}
