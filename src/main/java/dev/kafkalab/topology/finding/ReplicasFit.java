package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that are to run several times, by {@code scale} or {@code deploy.replicas}. */
public final class ReplicasFit implements Check {

    private static final String ONE_EACH =
            "write a service of its own for each: only then each has an id, a name and ports of its own.";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.service().replicas() > 1)
                .map(node -> refusal(node).orElseGet(() -> runsOnce(node)));
    }

    /** What neither Docker Compose nor a lab could run so often. */
    public static List<Finding> refusals(List<Node> nodes) {
        return nodes.stream()
                .filter(node -> node.service().replicas() > 1)
                .flatMap(node -> refusal(node).stream())
                .toList();
    }

    private static Optional<Finding> refusal(Node node) {
        int replicas = node.service().replicas();
        if (!node.is(Role.TOOL)) {
            return Optional.of(Finding.refused(
                    node.service(),
                    node.service().position(),
                    node.id().isPresent()
                            ? "It is to run %d times, and all of them would have the id %d: only one of them can join its cluster."
                                    .formatted(replicas, node.id().getAsInt())
                            : "It is to run %d times, and here a node is known by the name of its service."
                                    .formatted(replicas),
                    ONE_EACH));
        }
        return node.published().stream()
                .filter(port -> port.hostPort() != 0 && port.hostPort() == port.lastHostPort())
                .findFirst()
                .map(port -> onePort(node, port));
    }

    private static Finding onePort(Node node, PublishedPort port) {
        return Finding.refused(
                node.service(),
                port.position(),
                "It is to run %d times, and only one of these containers can have port %d of the host: Docker Compose gives up at the second."
                        .formatted(node.service().replicas(), port.hostPort()),
                "publish a range, or the container's port alone, or run it once.");
    }

    private static Finding runsOnce(Node node) {
        return Finding.note(
                node.service(),
                node.service().position(),
                "It is to run %d times. A lab runs it once, with Docker or without."
                        .formatted(node.service().replicas()),
                "leave it; or write a service of its own for each, if a lab is to have them all.");
    }
}
