package dev.kafkalab.traffic;

import java.util.List;
import java.util.Optional;

/** Reads the messages of a step's table: a column of values, or a table with the header {@code key | value}. */
public final class MessageTable {

    private static final List<String> HEADER = List.of("key", "value");

    private MessageTable() {}

    /**
     * The messages, in the table's order; one whose key is left empty has none.
     *
     * @param rows the table's cells; an empty cell is null
     * @throws IllegalArgumentException if the table is neither of the two
     */
    public static List<Message> of(List<List<String>> rows) {
        if (!rows.isEmpty() && rows.get(0).equals(HEADER)) {
            return rows.stream()
                    .skip(1)
                    .map(row -> new Message(Optional.ofNullable(row.get(0)), value(row.get(1))))
                    .toList();
        }
        if (rows.stream().anyMatch(row -> row.size() != 1)) {
            throw new IllegalArgumentException(
                    "A table of messages has one column, or two with the header | key | value |; this one begins with "
                            + rows.get(0));
        }
        return rows.stream().map(row -> Message.of(value(row.get(0)))).toList();
    }

    private static String value(String cell) {
        return cell == null ? "" : cell;
    }
}
