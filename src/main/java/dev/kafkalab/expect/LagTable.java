package dev.kafkalab.expect;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a group lags in each partition of a topic, as a step's table says.
 *
 * @param lags by the partition's number; empty where the group has committed nothing
 */
public record LagTable(SortedMap<Integer, OptionalLong> lags) {

    private static final String PARTITION = "partition";
    private static final String LAG = "lag";
    private static final String NONE = "none";

    /**
     * Reads a table with the columns {@code partition} and {@code lag}; a lag is a number, or {@code none}.
     *
     * @throws IllegalArgumentException if it has other columns, no row, two rows for one partition, or a cell that is
     *     not what its column has
     */
    public static LagTable of(List<Map<String, String>> table) {
        if (table.isEmpty()) {
            throw new IllegalArgumentException("The table has no row: give it one for each partition");
        }
        SortedMap<Integer, OptionalLong> lags = new TreeMap<>();
        for (Map<String, String> row : table) {
            if (!row.keySet().equals(Set.of(PARTITION, LAG))) {
                throw new IllegalArgumentException(
                        "The table has the columns %s, where partition and lag should be".formatted(row.keySet()));
            }
            OptionalLong lag =
                    NONE.equals(row.get(LAG)) ? OptionalLong.empty() : OptionalLong.of(number(LAG, row.get(LAG)));
            if (lags.put(number(PARTITION, row.get(PARTITION)), lag) != null) {
                throw new IllegalArgumentException("The table has two rows for one partition");
            }
        }
        return new LagTable(lags);
    }

    /** {@code 0 in partition 0, none in partition 1}. */
    public static String inWords(SortedMap<Integer, OptionalLong> lags) {
        return lags.isEmpty()
                ? "it has no partition, and has committed nothing"
                : lags.entrySet().stream()
                        .map(entry -> "%s in partition %d"
                                .formatted(
                                        entry.getValue().isPresent()
                                                ? entry.getValue().getAsLong()
                                                : NONE,
                                        entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static int number(String column, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The table has \"%s\" in the column \"%s\", where a number should be".formatted(text, column), e);
        }
    }
}
