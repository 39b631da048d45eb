package dev.kafkalab.cli;

import dev.kafkalab.cli.Explanation.ConnectionFacts;
import dev.kafkalab.cli.Explanation.ListenerFacts;
import dev.kafkalab.cli.Explanation.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table for each listener: who may connect, what they are told, and whether that leads back to this broker. */
final class ListenerTables {

    private static final int WIDTH = 100;
    private static final int WIDEST = 26;
    private static final List<String> HEAD = List.of("who connects", "by", "is sent on to", "leads back");

    private ListenerTables() {}

    static String of(Explanation explanation) {
        List<String> tables = explanation.nodes().stream()
                .flatMap(node -> node.listeners().stream().map(listener -> table(node, listener)))
                .toList();
        return tables.isEmpty() ? "No service of this file has a listener of Kafka's." : String.join("\n\n", tables);
    }

    private static String table(NodeFacts node, ListenerFacts listener) {
        String title = "%s: %s, bound to %s%s"
                .formatted(
                        node.name(),
                        listener.name(),
                        listener.bind(),
                        listener.advertised()
                                .map(advertised -> ", advertised as " + advertised)
                                .orElse(""));
        if (listener.connections().isEmpty()) {
            return title + "\n  nobody can connect to it";
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        listener.connections().forEach(connection -> rows.add(row(connection)));
        return title + "\n" + rows(rows);
    }

    private static List<String> row(ConnectionFacts connection) {
        return List.of(
                String.join(", ", connection.who()),
                connection.by(),
                connection.told().orElse("-"),
                connection
                        .leadsBack()
                        .map(back -> back ? "✔" : "✗ " + connection.reason())
                        .orElse("? " + connection.reason()));
    }

    private static String rows(List<List<String>> rows) {
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .map(width -> Math.min(width, WIDEST))
                        .max()
                        .orElse(0))
                .toArray();
        int last = HEAD.size() - 1;
        widths[last] = WIDTH
                - IntStream.range(0, last).map(column -> widths[column] + 2).sum()
                - 2;
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
                .collect(Collectors.joining("  ", "  ", ""))
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
