package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** No two services of a file can have the same port of the host. */
final class HostPortsAreUnique implements Check {

    private static final String EVERYWHERE = "0.0.0.0";

    /** A port of the host: published, or bound by a node that has the host's network. */
    private record Taken(Node by, PublishedPort port) {}

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        Map<Integer, List<Taken>> taken = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Node node : graph.nodes()) {
            for (PublishedPort port : ports(node, graph)) {
                List<Taken> same = taken.computeIfAbsent(port.hostPort(), any -> new ArrayList<>());
                same.stream()
                        .filter(other -> other.by() != node && overlap(other.port(), port))
                        .findFirst()
                        .ifPresent(other -> findings.add(Finding.refused(
                                node.service(),
                                port.position(),
                                "Port %d of the host is %s by %s too: whichever starts second cannot have it."
                                        .formatted(
                                                port.hostPort(),
                                                graph.reach().isOnHost(other.by()) ? "bound" : "published",
                                                other.by().name()),
                                graph.reach().isOnHost(node)
                                        ? "let each listen on a port of its own."
                                        : "publish one of them at another port.")));
                same.add(new Taken(node, port));
            }
        }
        return findings.stream();
    }

    /** On the host's network, published ports are discarded, and what is bound is the host's. */
    private static List<PublishedPort> ports(Node node, ServiceGraph graph) {
        if (!graph.reach().isOnHost(node)) {
            return node.service().ports();
        }
        return graph.kafkaNodes().contains(node)
                ? node.listeners().stream()
                        .filter(listener -> listener.bind().port() != 0)
                        .flatMap(listener -> hostAddress(listener.bind().host())
                                .map(address -> new PublishedPort(
                                        address,
                                        listener.bind().port(),
                                        listener.bind().port(),
                                        new Settings(node).where("listeners", "advertised.listeners")))
                                .stream())
                        .toList()
                : List.of();
    }

    /** The address that is bound; empty for a name, whose address only the host knows. */
    private static Optional<String> hostAddress(String bound) {
        if (Hosts.isEveryAddress(bound)) {
            return Optional.of(EVERYWHERE);
        }
        if (bound.equalsIgnoreCase("localhost")) {
            return Optional.of("127.0.0.1");
        }
        return Hosts.isAddress(bound) ? Optional.of(bound) : Optional.empty();
    }

    private static boolean overlap(PublishedPort one, PublishedPort other) {
        return one.hostPort() != 0
                && (Hosts.isSameAddress(one.hostAddress(), other.hostAddress())
                        || one.hostAddress().equals(EVERYWHERE)
                        || other.hostAddress().equals(EVERYWHERE));
    }
}
