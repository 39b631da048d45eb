package dev.kafkalab.console;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of text in columns, each as wide as it has to be. The first is aligned to the left, and cut where the whole
 * would not fit on a line; the others, for numbers, are aligned to the right.
 */
public final class Table {

    /** Without colours, a line fits into any terminal. */
    static final int WIDTH = 80;

    private Table() {}

    /**
     * One line a row.
     *
     * @param rows as many cells in each
     * @param ellipsis what stands at the end of a text that was cut
     */
    public static List<String> lines(List<List<String>> rows, String ellipsis) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int numbers = IntStream.of(widths).skip(1).map(width -> width + 1).sum();
        widths[0] = Math.min(widths[0], WIDTH - numbers);
        return rows.stream().map(row -> line(row, widths, ellipsis)).toList();
    }

    private static String line(List<String> row, int[] widths, String ellipsis) {
        String name = row.get(0);
        String shown = name.length() <= widths[0]
                ? name
                : name.substring(0, widths[0] - ellipsis.length()).stripTrailing() + ellipsis;
        return padded(shown, -widths[0])
                + IntStream.range(1, row.size())
                        .mapToObj(column -> " " + padded(row.get(column), widths[column]))
                        .collect(joining());
    }

    private static String padded(String text, int width) {
        return String.format("%" + width + "s", text);
    }
}
