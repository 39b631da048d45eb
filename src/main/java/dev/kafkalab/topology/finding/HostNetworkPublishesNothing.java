package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import java.util.stream.Stream;

/** Compose: "Published ports are discarded when using host network mode". */
final class HostNetworkPublishesNothing implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.nodes().stream()
                .filter(graph.reach()::isOnHost)
                .filter(node -> !node.service().ports().isEmpty())
                .map(node -> Finding.note(
                        node.service(),
                        node.service().ports().get(0).position(),
                        "On the host's network nothing is published: what %s listens on is a port of the host already."
                                .formatted(node.name()),
                        "leave its ports out."));
    }
}
