package dev.kafkalab.cli;

import dev.kafkalab.cli.Explanation.ConnectionFacts;
import dev.kafkalab.cli.Explanation.ListenerFacts;
import dev.kafkalab.cli.Explanation.NodeFacts;
import dev.kafkalab.cli.Explanation.WayFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who reaches the brokers: first which address each client is to write, then why, a table for each listener: who may
 * connect, what they are told, and whether that leads back to this broker.
 */
final class ListenerTables {

    private static final List<String> HEAD = List.of("who connects", "by", "is sent on to", "leads back");

    private static final String RULE = """
            A broker sends each client on to what the listener advertises by which it came. From where the
            client is, that must lead back to this broker. Not theirs: another listener is for them.""";

    private ListenerTables() {}

    static String of(Explanation explanation) {
        List<String> tables = explanation.nodes().stream()
                .flatMap(node -> node.listeners().stream().map(listener -> table(node, listener)))
                .toList();
        if (tables.isEmpty()) {
            return "No service of this file has a listener of Kafka's.";
        }
        return Stream.of(ways(explanation.ways()), Stream.of(RULE), tables.stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("\n\n"));
    }

    private static Stream<String> ways(List<WayFacts> ways) {
        if (ways.isEmpty()) {
            return Stream.of();
        }
        Map<String, List<WayFacts>> byBroker =
                ways.stream().collect(Collectors.groupingBy(WayFacts::broker, LinkedHashMap::new, Collectors.toList()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of("to reach"),
                        byBroker.values().iterator().next().stream().map(way -> "from " + String.join(", ", way.who())))
                .toList());
        byBroker.forEach((broker, itsWays) ->
                rows.add(Stream.concat(Stream.of(broker), itsWays.stream().map(ListenerTables::way))
                        .toList()));
        return Stream.of("What a client is to write as its bootstrap server:\n" + TextTable.of(rows));
    }

    private static String way(WayFacts way) {
        String addresses = String.join(" or ", way.addresses());
        if (way.leadsBack().orElse(false)) {
            return addresses;
        }
        String why = way.told()
                .map(told -> "%s sends on to %s, %s".formatted(addresses, told, way.reason()))
                .orElse(way.reason());
        return (way.leadsBack().isPresent() ? "✗ " : "? ") + why;
    }

    private static String table(NodeFacts node, ListenerFacts listener) {
        String title = "%s: %s, bound to %s%s%s"
                .formatted(
                        node.name(),
                        listener.name(),
                        listener.bind(),
                        listener.advertised()
                                .map(advertised -> ", advertised as " + advertised)
                                .orElse(", for controllers"),
                        listener.amongBrokers() ? ", used among brokers" : "");
        if (listener.connections().isEmpty()) {
            return title
                    + (listener.advertised().isPresent()
                            ? "\n  nobody can connect to it"
                            : "\n  none but the node itself");
        }
        // A controller sends nobody on.
        int columns = listener.advertised().isPresent() ? HEAD.size() : 2;
        List<List<String>> rows = Stream.concat(
                        Stream.of(HEAD), listener.connections().stream().map(ListenerTables::row))
                .map(row -> row.subList(0, columns))
                .toList();
        return title + "\n" + TextTable.of(rows);
    }

    private static List<String> row(ConnectionFacts connection) {
        return List.of(
                String.join(", ", connection.who()),
                connection.by(),
                connection.told().orElse("-"),
                connection
                        .leadsBack()
                        .map(back ->
                                back ? "✔" : (connection.otherListener() ? "not theirs: " : "✗ ") + connection.reason())
                        .orElse("? " + connection.reason()));
    }
}
