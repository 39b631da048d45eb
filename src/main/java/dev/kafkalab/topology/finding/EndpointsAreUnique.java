package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No two brokers advertise the same endpoint. In ZooKeeper mode the second of them does not even start
 * ({@code KafkaServer}: "Configured end points ... in advertised listeners are already registered by broker").
 */
final class EndpointsAreUnique implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        Map<Endpoint, Node> owners = new HashMap<>();
        return graph.kafkaNodes().stream()
                .flatMap(node -> node.listeners().stream()
                        .map(Listener::advertised)
                        .flatMap(Optional::stream)
                        .flatMap(endpoint -> shared(node, endpoint, owners, graph).stream()))
                .toList()
                .stream();
    }

    private static Optional<Finding> shared(
            Node node, Endpoint endpoint, Map<Endpoint, Node> owners, ServiceGraph graph) {
        Endpoint same = Hosts.isHost(endpoint.host()) ? new Endpoint("localhost", endpoint.port()) : endpoint;
        Node owner = owners.putIfAbsent(same, node);
        if (owner == null || owner.equals(node) || endpoint.host().endsWith(".invalid")) {
            return Optional.empty();
        }
        Settings settings = new Settings(node);
        boolean oneCluster = graph.cluster(node)
                .filter(cluster -> cluster.nodes().contains(owner))
                .isPresent();
        boolean refuses = oneCluster && !settings.isKraft();
        if (!refuses && isSaid(settings, endpoint, graph)) {
            return Optional.empty();
        }
        String remedy = "let each broker advertise a port of its own.";
        return Optional.of(
                refuses
                        ? settings.refused(
                                "It advertises %s, as %s does: whichever of the two registers second exits."
                                        .formatted(endpoint, owner.name()),
                                remedy,
                                "advertised.listeners",
                                "advertised.port",
                                "advertised.host.name")
                        : settings.wrong(
                                "It advertises %s, as %s does: clients reach only one of them there."
                                        .formatted(endpoint, owner.name()),
                                remedy,
                                "advertised.listeners",
                                "advertised.port",
                                "advertised.host.name"));
    }

    /** What the other brokers are told wrong is said as such: another port alone would not mend it. */
    private static boolean isSaid(Settings settings, Endpoint endpoint, ServiceGraph graph) {
        return BrokersReachEachOther.among(settings)
                        .flatMap(Listener::advertised)
                        .filter(endpoint::equals)
                        .isPresent()
                && BrokersReachEachOther.isLost(settings.node(), graph);
    }
}
