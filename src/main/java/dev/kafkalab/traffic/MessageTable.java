package dev.kafkalab.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the messages of a step's table: a column of values, or a table whose header has {@code value} and any of
 * {@code key}, {@code timestamp} and {@code header NAME}.
 */
public final class MessageTable {

    static final String KEY = "key";
    static final String VALUE = "value";
    static final String TIMESTAMP = "timestamp";

    /** Before the name of a header of messages, in the table's own header. */
    static final String HEADER = "header ";

    private MessageTable() {}

    /**
     * The messages, in the table's order; one whose key is left empty has none, and one whose value is {@code NULL} is
     * a tombstone.
     *
     * @param rows the table's cells; an empty cell is null
     * @throws IllegalArgumentException if the table is neither of the two
     */
    public static List<Message> of(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> columns = rows.get(0);
        if (columns.size() == 1) {
            return rows.stream()
                    .map(row -> message(Map.of(VALUE, text(row.get(0)))))
                    .toList();
        }
        if (!columns.contains(VALUE) || !columns.stream().allMatch(MessageTable::isColumn)) {
            throw new IllegalArgumentException(
                    "A table of messages has one column, or the header | key | value |, with columns timestamp and header NAME if they are wanted; this one begins with "
                            + columns);
        }
        return rows.stream().skip(1).map(row -> message(cells(columns, row))).toList();
    }

    private static boolean isColumn(String name) {
        return name != null
                && (List.of(KEY, VALUE, TIMESTAMP).contains(name)
                        || name.startsWith(HEADER) && name.length() > HEADER.length());
    }

    private static Map<String, String> cells(List<String> columns, List<String> row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), text(row.get(i)));
        }
        return cells;
    }

    private static Message message(Map<String, String> cells) {
        return new Message(
                cell(cells, KEY),
                Optional.of(cells.get(VALUE)).filter(Predicate.not(Message.NULL::equals)),
                cells.entrySet().stream()
                        .filter(cell -> cell.getKey().startsWith(HEADER)
                                && !cell.getValue().isEmpty())
                        .collect(Collectors.toMap(
                                cell -> cell.getKey().substring(HEADER.length()),
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new)),
                cell(cells, TIMESTAMP).map(MessageTable::instant));
    }

    private static Optional<String> cell(Map<String, String> cells, String column) {
        return Optional.ofNullable(cells.get(column)).filter(Predicate.not(String::isEmpty));
    }

    private static Instant instant(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The timestamp %s cannot be read: write it as 2024-05-01T12:00:00Z".formatted(written), e);
        }
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
