package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All nodes of a KRaft cluster format their storage with the same id; who has another is turned away
 * (INCONSISTENT_CLUSTER_ID).
 */
final class ClusterIdsAgree implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.clusters().stream().map(KafkaCluster::nodes).flatMap(ClusterIdsAgree::of);
    }

    private static Stream<Finding> of(List<Node> nodes) {
        Optional<Node> first =
                nodes.stream().filter(node -> id(node).isPresent()).findFirst();
        return nodes.stream()
                .filter(node -> id(node).isPresent() && !id(node).equals(first.flatMap(ClusterIdsAgree::id)))
                .map(node -> Finding.refused(
                        node.service(),
                        node.service()
                                .variable("CLUSTER_ID")
                                .or(() -> node.service().variable("KAFKA_KRAFT_CLUSTER_ID"))
                                .map(variable -> variable.position())
                                .orElse(node.service().position()),
                        "Its cluster id is %s, and that of %s is %s: one of them is turned away by the quorum."
                                .formatted(
                                        id(node).orElseThrow(),
                                        first.orElseThrow().name(),
                                        id(first.orElseThrow()).orElseThrow()),
                        "give every node of the cluster the same id."));
    }

    private static Optional<String> id(Node node) {
        return node.program() instanceof Program.Kafka kafka ? kafka.clusterId() : Optional.empty();
    }
}
