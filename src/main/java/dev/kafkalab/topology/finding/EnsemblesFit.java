package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A ZooKeeper's list of servers means the nodes of the file, each in its own place. */
final class EnsemblesFit implements Check {

    private static final String SERVERS = "servers";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.zookeepers().stream().flatMap(node -> of(node, graph));
    }

    private static Stream<Finding> of(Node zookeeper, ServiceGraph graph) {
        Map<String, Endpoint> servers = Ensembles.servers(zookeeper);
        if (servers.size() < 2) {
            return Stream.empty();
        }
        Settings settings = new Settings(zookeeper);
        String own = zookeeper.id().isPresent() ? String.valueOf(zookeeper.id().getAsInt()) : "";
        Stream<Finding> misplaced = servers.entrySet().stream()
                .flatMap(entry -> (entry.getKey().equals(own)
                                ? self(settings, entry.getKey(), entry.getValue(), graph)
                                : other(settings, entry.getKey(), entry.getValue(), graph))
                        .stream());
        return Stream.concat(misplaced, size(settings, servers.size(), graph).stream());
    }

    private static Optional<Finding> self(Settings settings, String number, Endpoint server, ServiceGraph graph) {
        Node node = settings.node();
        Optional<Node> meant = graph.reach().from(node, server).node();
        return Ensembles.isOwn(server.host()) || meant.isEmpty() || meant.get().equals(node)
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "Its id is %s, and server.%s is %s, another node: it cannot bind that address."
                                .formatted(number, number, server.host()),
                        "give it the id that its own name has in the list.",
                        "my.id",
                        "server.id",
                        SERVERS));
    }

    private static Optional<Finding> other(Settings settings, String number, Endpoint server, ServiceGraph graph) {
        Node node = settings.node();
        boolean onHost = graph.reach().isOnHost(node) && Hosts.isLoopback(server.host());
        if (Ensembles.isOwn(server.host()) && !onHost) {
            return Optional.of(settings.wrong(
                    "server.%s is %s, which is this container itself, and its own id is another: it never finds that member."
                            .formatted(number, server.host()),
                    "write the member's service name.",
                    SERVERS));
        }
        Arrival arrival = graph.reach().from(node, server);
        if (arrival instanceof Cut cut) {
            return Optional.of(settings.wrong(
                    "server.%s is %s, which this one cannot reach: %s.".formatted(number, server.host(), cut.reason()),
                    cut.remedy(),
                    SERVERS));
        }
        return arrival instanceof Nowhere
                ? Optional.of(settings.wrong(
                        "server.%s is %s, and no service answers to that name.".formatted(number, server.host()),
                        "write the member's service name.",
                        SERVERS))
                : Optional.empty();
    }

    /** Said once, of the first node in the file. */
    private static Optional<Finding> size(Settings settings, int size, ServiceGraph graph) {
        boolean first = graph.ensemble(settings.node()).get(0).equals(settings.node());
        return size % 2 == 1 || !first
                ? Optional.empty()
                : Optional.of(settings.note(
                        "An ensemble of %d ZooKeepers survives no more deaths than one of %d%s."
                                .formatted(size, size - 1, size == 2 ? ", which is none" : ""),
                        "take an odd number.",
                        SERVERS));
    }
}
