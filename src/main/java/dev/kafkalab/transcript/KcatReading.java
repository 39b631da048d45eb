package dev.kafkalab.transcript;

import dev.kafkalab.evidence.Transcript;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reading a topic to its end with kcat.
 *
 * @param broker that is asked
 * @param topic that is read
 * @param options what else kcat is told
 */
public record KcatReading(String broker, String topic, List<String> options) {

    private static final String ISOLATION = "-X isolation.level=";

    public KcatReading {
        options = List.copyOf(options);
    }

    /** Of that topic, from its beginning, a value a line. */
    public static KcatReading of(String broker, String topic) {
        return new KcatReading(broker, topic, List.of());
    }

    /**
     * With what was aborted or is not yet committed: Kafka's own consumers read so unless they are told otherwise, and
     * what kcat is built on does not (librdkafka, {@code isolation.level}).
     */
    public KcatReading uncommitted() {
        return with(ISOLATION + "read_uncommitted");
    }

    /** Without what was aborted or is not yet committed. */
    public KcatReading committed() {
        return with(ISOLATION + "read_committed");
    }

    /** The key before each value, and {@code NULL} for what is missing. */
    public KcatReading keyed() {
        return with("-Z -K :");
    }

    /** These of {@code key}, {@code value}, {@code timestamp} and {@code headers}; values alone need no word. */
    public KcatReading columns(List<String> columns) {
        return columns.size() == 1
                ? this
                : with("-Z -f '%s\\n'"
                        .formatted(columns.stream().map(KcatReading::format).collect(Collectors.joining(" | "))));
    }

    /** The format characters of {@code kcat -f}. */
    private static String format(String column) {
        return switch (column) {
            case "key" -> "%k";
            case "value" -> "%s";
            case "timestamp" -> "%T";
            case "headers" -> "%h";
            default -> throw new IllegalArgumentException("kcat prints no " + column);
        };
    }

    private KcatReading with(String option) {
        return new KcatReading(
                broker,
                topic,
                Stream.concat(options.stream(), Stream.of(option)).toList());
    }

    /** What one would type, and these messages as the answer. */
    public Transcript shows(List<String> messages) {
        String command = Stream.concat(Stream.of("kcat -C -e -b %s -t %s".formatted(broker, topic)), options.stream())
                .collect(Collectors.joining(" "));
        return new Transcript(command, messages);
    }
}
