package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** No id twice in one cluster or in one ensemble. In different clusters of one file it is nobody's business. */
final class IdsAreUnique implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        Stream<Finding> kafka = graph.clusters().stream()
                .flatMap(cluster -> repeated(cluster.nodes()).map(pair -> twice(pair, cluster)));
        Stream<Finding> zookeeper = graph.ensembles().stream()
                .flatMap(ensemble -> repeated(ensemble).map(pair -> new Settings(pair.second())
                        .wrong(
                                "%s has the id %d, which %s has in the same ensemble: only one of them can vote."
                                        .formatted(
                                                pair.second().name(),
                                                pair.second().id().getAsInt(),
                                                pair.first().name()),
                                "give every ZooKeeper the number that its own server line has.",
                                "my.id",
                                "server.id")));
        return Stream.concat(kafka, zookeeper);
    }

    /**
     * In ZooKeeper mode whoever registers second exits at once and says so, which is worth seeing. In a quorum it tries
     * for a minute first, and two voters may have one id.
     */
    private static Finding twice(Pair pair, KafkaCluster cluster) {
        String message = "%s has the id %d, which %s has in the same cluster: whoever registers second exits."
                .formatted(
                        pair.second().name(),
                        pair.second().id().getAsInt(),
                        pair.first().name());
        String remedy = "give every node of the cluster an id of its own.";
        Settings second = new Settings(pair.second());
        return cluster.controllers().isEmpty()
                ? second.wrong(message, remedy, "node.id", "broker.id")
                : second.refused(message, remedy, "node.id", "broker.id");
    }

    private record Pair(Node first, Node second) {}

    private static Stream<Pair> repeated(Collection<Node> nodes) {
        Map<Integer, Node> seen = new HashMap<>();
        return nodes.stream()
                .filter(node -> node.id().isPresent())
                .flatMap(node -> {
                    Node first = seen.putIfAbsent(node.id().getAsInt(), node);
                    return first == null ? Stream.<Pair>empty() : Stream.of(new Pair(first, node));
                })
                .toList()
                .stream();
    }
}
