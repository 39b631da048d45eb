package dev.kafkalab.interactive;

import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What can be typed to a cluster, word by word, so that it can be completed. */
final class CommandWords {

    static final String STATUS = "status";
    static final String LOGS = "logs";
    static final String HELP = "help";

    private CommandWords() {}

    /**
     * The words that can follow.
     *
     * @param typed the words before
     * @param nodes all nodes, and how each is
     * @param topics asked for only where one may follow
     */
    static List<String> after(List<String> typed, Map<String, State> nodes, Supplier<List<String>> topics) {
        if (typed.isEmpty()) {
            return Stream.of(verbs(), List.of(STATUS, LOGS, HELP), ClusterTools.names())
                    .flatMap(List::stream)
                    .toList();
        }
        if (typed.get(typed.size() - 1).equals("--topic")) {
            return topics.get();
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

    /** What can be done to a node. */
    static List<String> verbs() {
        return Arrays.stream(NodeOperation.values())
                .map(NodeOperation::verb)
                .sorted()
                .toList();
    }
}
