package dev.kafkalab.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know of a message, as the rows of a step's table: {@code partition}, {@code offset}, {@code key},
 * ...
 */
public final class MessageFields {

    private static final String VALUE = "value";

    private static final String NONE = "none";

    /** The row of a message's own time. */
    public static final String TIMESTAMP = "timestamp";

    private MessageFields() {}

    /**
     * Every row there is, for a message that was read; a key that it has not is {@code none}, the value of a tombstone
     * {@code NULL}, and sizes are in bytes.
     */
    public static Map<String, String> of(Received message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("partition", Integer.toString(message.partition()));
        fields.put("offset", Long.toString(message.offset()));
        fields.put("key", message.key().orElse(NONE));
        fields.put(VALUE, message.text());
        fields.put("value size", Integer.toString(message.valueBytes()));
        fields.put(TIMESTAMP, message.timestamp().toString());
        message.headers().forEach((name, text) -> fields.put(MessageTable.HEADER + name, text));
        return fields;
    }

    /** The value that a table asks for. @throws IllegalArgumentException if it asks for none */
    public static String value(Map<String, String> table) {
        return Optional.ofNullable(table.get(VALUE))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The table needs a row \"%s\", to say which message it is about; it has %s"
                                .formatted(VALUE, table.keySet())));
    }

    /**
     * The rows of a message that a table asks for, so that the two can be compared.
     *
     * @throws IllegalArgumentException if the table has a row that messages have not
     */
    public static Map<String, String> of(Received message, Map<String, String> table) {
        Map<String, String> fields = of(message);
        Map<String, String> asked = new LinkedHashMap<>();
        for (String row : table.keySet()) {
            if (!fields.containsKey(row) && !row.startsWith(MessageTable.HEADER)) {
                throw new IllegalArgumentException(
                        "The table has a row \"%s\"; a message has %s".formatted(row, fields.keySet()));
            }
            asked.put(row, fields.getOrDefault(row, NONE));
        }
        return asked;
    }
}
