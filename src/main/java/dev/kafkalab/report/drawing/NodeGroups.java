package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.evidence.EvidenceText;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster's nodes, by what they do.
 *
 * @param tools what is neither Kafka nor ZooKeeper
 * @param serving brokers: what clients speak to
 * @param deciding what brokers ask: controllers or ZooKeeper servers; none where the brokers are the controllers
 */
record NodeGroups(List<NodeLine> tools, List<NodeLine> serving, List<NodeLine> deciding) {

    private static final String BROKER = "broker";
    private static final String CONTROLLER = "controller";
    private static final String ZOOKEEPER = "zookeeper";

    NodeGroups {
        tools = List.copyOf(tools);
        serving = List.copyOf(serving);
        deciding = List.copyOf(deciding);
    }

    static NodeGroups of(ClusterStart start) {
        List<NodeLine> tools = new ArrayList<>();
        List<NodeLine> serving = new ArrayList<>();
        List<NodeLine> deciding = new ArrayList<>();
        for (NodeLine node : start.nodes()) {
            if (node.roles().contains(BROKER)) {
                serving.add(node);
            } else if (node.roles().contains(CONTROLLER) || node.roles().contains(ZOOKEEPER)) {
                deciding.add(node);
            } else {
                tools.add(node);
            }
        }
        return new NodeGroups(tools, serving, deciding);
    }

    /**
     * The tools that speak to brokers, as far as one can tell from their images: Kafdrop, {@code cp-kafka-rest},
     * {@code kafka-ui}, but no database.
     */
    List<NodeLine> clientTools() {
        return tools.stream().filter(node -> node.software().contains("kaf")).toList();
    }

    /** Whether ZooKeeper decides, and not controllers. */
    boolean zooKeeper() {
        return deciding.stream().anyMatch(node -> node.roles().contains(ZOOKEEPER));
    }

    String servingTitle() {
        long combined = serving.stream()
                .filter(node -> node.roles().contains(CONTROLLER))
                .count();
        if (combined == 0) {
            return serving.size() == 1 ? "Broker" : "Brokers";
        }
        return combined == serving.size()
                ? (combined == 1 ? "Broker and controller at once" : "Brokers and controllers at once")
                : "Brokers, " + combined + " of them controllers too";
    }

    String decidingTitle() {
        if (zooKeeper()) {
            return "ZooKeeper";
        }
        return deciding.size() == 1 ? "Controller" : "Controllers";
    }

    /** All of it in a sentence or two, for those who do not see the drawing. */
    String words() {
        List<String> words = new ArrayList<>();
        if (!serving.isEmpty()) {
            words.add(servingTitle() + ": " + names(serving) + ". Clients on this host speak to them.");
        }
        if (!deciding.isEmpty()) {
            words.add(decidingTitle() + ": " + names(deciding) + "."
                    + (serving.isEmpty() ? "" : " The brokers speak to " + (zooKeeper() ? "it" : "them") + "."));
        }
        if (!tools.isEmpty()) {
            words.add("Beside them: " + names(tools) + "."
                    + (serving.isEmpty() || clientTools().isEmpty()
                            ? ""
                            : " The brokers are spoken to by " + names(clientTools()) + "."));
        }
        return String.join(" ", words);
    }

    private static String names(List<NodeLine> nodes) {
        return EvidenceText.list(nodes.stream()
                .map(node -> node.rack().isEmpty() ? node.name() : "%s (rack %s)".formatted(node.name(), node.rack()))
                .toList());
    }
}
