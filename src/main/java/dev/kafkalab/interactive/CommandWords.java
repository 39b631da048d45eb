package dev.kafkalab.interactive;

import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be typed to a cluster, word by word, so that it can be completed. */
final class CommandWords {

    static final String STATUS = "status";
    static final String LOGS = "logs";
    static final String HELP = "help";

    private CommandWords() {}

    /**
     * What tools can be asked about. Each is asked for only where one may follow.
     *
     * @param topics the names of topics
     * @param groups the names of groups
     * @param options a tool's options
     */
    record Known(
            Supplier<List<String>> topics, Supplier<List<String>> groups, Function<String, List<String>> options) {}

    /**
     * The words that can follow.
     *
     * @param typed the words before
     * @param nodes all nodes, and how each is
     */
    static List<String> after(List<String> typed, Map<String, State> nodes, Known known) {
        if (typed.isEmpty()) {
            return Stream.of(verbs(), List.of(STATUS, LOGS, HELP), ClusterTools.names())
                    .flatMap(List::stream)
                    .toList();
        }
        if (ClusterTools.has(typed.get(0))) {
            return afterTool(typed, known);
        }
        if (typed.size() > 1) {
            return List.of();
        }
        if (typed.get(0).equals(LOGS)) {
            return List.copyOf(nodes.keySet());
        }
        Optional<NodeOperation> operation = NodeOperation.ofVerb(typed.get(0));
        return nodes.entrySet().stream()
                .filter(node ->
                        operation.isPresent() && operation.get().possibleIn().contains(node.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> afterTool(List<String> typed, Known known) {
        return switch (typed.get(typed.size() - 1)) {
            case "--topic" -> known.topics().get();
            case "--group" -> known.groups().get();
            default ->
                known.options().apply(typed.get(0)).stream()
                        .filter(option -> !typed.contains(option))
                        .toList();
        };
    }

    /** What can be done to a node. */
    static List<String> verbs() {
        return Arrays.stream(NodeOperation.values())
                .map(NodeOperation::verb)
                .sorted()
                .toList();
    }
}
