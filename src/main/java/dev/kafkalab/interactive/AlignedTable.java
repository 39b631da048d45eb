package dev.kafkalab.interactive;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns as wide as their widest cell.
 *
 * @param rows each as long as the heads
 */
record AlignedTable(List<String> heads, List<List<String>> rows) {

    AlignedTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** The heads, then a line a row; nothing where there is no row. */
    List<String> lines() {
        return rows.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(heads), rows.stream()).map(this::line).toList();
    }

    private String line(List<String> row) {
        return IntStream.range(0, heads.size())
                .mapToObj(column -> ("%-" + width(column) + "s").formatted(row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private int width(int column) {
        return Stream.concat(Stream.of(heads), rows.stream())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
