package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import java.util.stream.Stream;

/** A ZooKeeper whose well-known port is published, while it listens for clients on another. */
final class HostsReachZooKeepers implements Check {

    private static final int WELL_KNOWN = 2181;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.zookeepers().stream().filter(graph.reach()::publishes).flatMap(HostsReachZooKeepers::of);
    }

    private static Stream<Finding> of(Node node) {
        Settings settings = new Settings(node);
        int client = settings.integer("clientPort").orElse(WELL_KNOWN);
        int secure = settings.integer("secureClientPort").orElse(client);
        return node.service().ports().stream()
                .filter(port -> port.containerPort() == WELL_KNOWN && client != WELL_KNOWN && secure != WELL_KNOWN)
                .map(port -> Finding.wrong(
                        node.service(),
                        port.position(),
                        "Port %d of the host leads to %d in the container, and ZooKeeper listens for clients on %d."
                                .formatted(port.hostPort(), port.containerPort(), client),
                        "publish %d:%d.".formatted(port.hostPort(), client)));
    }
}
