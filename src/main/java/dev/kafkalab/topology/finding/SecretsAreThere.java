package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import java.util.List;
import java.util.stream.Stream;

/**
 * Configs and secrets that the file does not make. Docker Swarm keeps such; Docker Compose has nowhere to take them
 * from ("unsupported external secret", {@code pkg/compose/create.go}), and starts nothing.
 */
public final class SecretsAreThere implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return refusals(graph.nodes()).stream();
    }

    /** What Docker Compose gives up at. */
    public static List<Finding> refusals(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> node.service().volumes().stream()
                        .filter(volume -> volume.external())
                        .map(volume -> Finding.refused(
                                node.service(),
                                volume.position(),
                                "%s is external: only Docker Swarm has such configs and secrets, and Docker Compose starts nothing."
                                        .formatted(volume.source()),
                                "give it a file: in place of external: true, at the top level.")))
                .toList();
    }
}
