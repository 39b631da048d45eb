package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
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
        Map<String, String> hosts = Ensembles.hosts(zookeeper);
        if (hosts.size() < 2) {
            return Stream.empty();
        }
        Settings settings = new Settings(zookeeper);
        String own = zookeeper.id().isPresent() ? String.valueOf(zookeeper.id().getAsInt()) : "";
        Stream<Finding> misplaced = hosts.entrySet().stream()
                .flatMap(entry -> (entry.getKey().equals(own)
                                ? self(settings, entry.getKey(), entry.getValue(), graph)
                                : other(settings, entry.getKey(), entry.getValue(), graph))
                        .stream());
        return Stream.concat(misplaced, size(settings, hosts.size(), graph).stream());
    }

    private static Optional<Finding> self(Settings settings, String number, String host, ServiceGraph graph) {
        boolean itself = Ensembles.isOwn(host) || ServiceGraph.answersTo(settings.node(), host);
        return itself || graph.named(settings.node(), host).isEmpty()
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "Its id is %s, and server.%s is %s, another node: it cannot bind that address."
                                .formatted(number, number, host),
                        "give it the id that its own name has in the list.",
                        "my.id",
                        "server.id",
                        SERVERS));
    }

    private static Optional<Finding> other(Settings settings, String number, String host, ServiceGraph graph) {
        if (Ensembles.isOwn(host)) {
            return ServiceGraph.mayBeOnHostNetwork(settings.node()) && ServiceGraph.isSelf(host)
                    ? Optional.empty()
                    : Optional.of(settings.wrong(
                            "server.%s is %s, which is this container itself, and its own id is another: it never finds that member."
                                    .formatted(number, host),
                            "write the member's service name.",
                            SERVERS));
        }
        return graph.named(settings.node(), host).isPresent() || ServiceGraph.mayBeElsewhere(settings.node(), host)
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "server.%s is %s, and no service answers to that name.".formatted(number, host),
                        "write the member's service name.",
                        SERVERS));
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
