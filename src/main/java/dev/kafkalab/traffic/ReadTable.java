package dev.kafkalab.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The messages that a step's table wants to be read. A message counts as one of them if it has the same in every column
 * of the table; what the table has no column for, it says nothing about.
 *
 * @param columns of the table; one of values only has no header
 * @param messages the table's rows
 */
public record ReadTable(List<String> columns, List<String> messages) {

    /** Of values, whichever they are. */
    public static final ReadTable VALUES = new ReadTable(List.of(MessageTable.VALUE), List.of());

    /** Of a message together, as {@code name=text,name=text}. */
    private static final String HEADERS = "headers";

    /** Between columns. */
    private static final String BAR = " | ";

    /**
     * Reads the table that could have published them: {@link MessageTable}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ReadTable of(List<List<String>> rows) {
        List<Message> messages = MessageTable.of(rows);
        List<String> columns = rows.get(0).size() == 1 ? List.of(MessageTable.VALUE) : List.copyOf(rows.get(0));
        return new ReadTable(
                columns,
                messages.stream()
                        .map(message -> line(
                                columns,
                                column -> escaped(
                                        columns,
                                        cell(
                                                column,
                                                message.key(),
                                                message.text(),
                                                message.headers(),
                                                message.timestamp()))))
                        .toList());
    }

    /** Messages that were read, as the table writes them. */
    public List<String> lines(List<Received> read) {
        return read.stream().map(this::line).toList();
    }

    private String line(Received message) {
        return line(
                columns,
                column -> escaped(
                        columns,
                        cell(
                                column,
                                message.key(),
                                message.text(),
                                message.headers(),
                                Optional.of(message.timestamp()))));
    }

    private static String cell(
            String column, Optional<String> key, String value, Map<String, String> headers, Optional<Instant> time) {
        return switch (column) {
            case MessageTable.KEY -> key.orElse("");
            case MessageTable.VALUE -> value;
            case MessageTable.TIMESTAMP -> time.map(Instant::toString).orElse("");
            default -> headers.getOrDefault(column.substring(MessageTable.HEADER.length()), "");
        };
    }

    /** As Gherkin writes cells beside others: a bar within a text is not one between two. */
    private static String escaped(List<String> columns, String cell) {
        return columns.size() == 1 ? cell : cell.replace("\\", "\\\\").replace("|", "\\|");
    }

    /** The columns as {@code kcat -f} knows them: {@code key}, {@code value}, {@code timestamp}, {@code headers}. */
    public List<String> printedColumns() {
        return columns.stream()
                .map(column -> column.startsWith(MessageTable.HEADER) ? HEADERS : column)
                .distinct()
                .toList();
    }

    /** A message that was read, as {@code kcat -Z -f} prints these columns. */
    public String printed(Received message) {
        return line(printedColumns(), column -> switch (column) {
            case MessageTable.KEY -> message.key().orElse(Message.NULL);
            case MessageTable.VALUE -> message.text();
            case MessageTable.TIMESTAMP -> Long.toString(message.timestamp().toEpochMilli());
            default ->
                message.headers().entrySet().stream()
                        .map(header -> header.getKey() + "=" + header.getValue())
                        .collect(Collectors.joining(","));
        });
    }

    private static String line(List<String> columns, Function<String, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(BAR));
    }
}
