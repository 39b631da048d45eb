package dev.kafkalab.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of text within the width of a terminal, in which long cells take several lines. */
final class TextTable {

    /** Of a line, in characters. */
    private static final int WIDTH = 100;

    /** Of a column but the last, unless there are but few. */
    private static final int WIDEST = 26;

    private static final String BETWEEN = "  ";

    private TextTable() {}

    /** @param rows the heads first; each as long as the others */
    static String of(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int widest = Math.max(WIDEST, (WIDTH - columns * BETWEEN.length()) / columns);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .map(width -> Math.min(width, widest))
                        .max()
                        .orElse(0))
                .toArray();
        int last = columns - 1;
        int others = IntStream.range(0, last)
                .map(column -> widths[column] + BETWEEN.length())
                .sum();
        widths[last] = Math.max(widths[last], WIDTH - others - BETWEEN.length());
        return rows.stream().flatMap(row -> lines(row, widths)).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(List<String> row, int[] widths) {
        List<List<String>> cells = IntStream.range(0, row.size())
                .mapToObj(column -> wrapped(row.get(column), widths[column]))
                .toList();
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(line -> IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    List<String> cell = cells.get(column);
                    return ("%-" + widths[column] + "s").formatted(line < cell.size() ? cell.get(line) : "");
                })
                .collect(Collectors.joining(BETWEEN, BETWEEN, ""))
                .stripTrailing());
    }

    /** Broken at blanks, and where there is none as wide as it may be. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }
}
