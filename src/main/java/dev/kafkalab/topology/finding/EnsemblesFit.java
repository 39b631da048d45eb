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
    public Stream<Finding> findings(Fleet fleet) {
        return fleet.zookeepers().stream().flatMap(node -> of(node, fleet));
    }

    private static Stream<Finding> of(Node zookeeper, Fleet fleet) {
        Map<String, String> hosts = Ensembles.hosts(zookeeper);
        if (hosts.size() < 2) {
            return Stream.empty();
        }
        Settings settings = new Settings(zookeeper);
        String own = zookeeper.id().isPresent() ? String.valueOf(zookeeper.id().getAsInt()) : "";
        Stream<Finding> misplaced = hosts.entrySet().stream()
                .flatMap(entry -> (entry.getKey().equals(own)
                                ? self(settings, entry.getKey(), entry.getValue(), fleet)
                                : other(settings, entry.getKey(), entry.getValue(), fleet))
                        .stream());
        return Stream.concat(misplaced, size(settings, hosts.size(), fleet).stream());
    }

    private static Optional<Finding> self(Settings settings, String number, String host, Fleet fleet) {
        boolean itself = Ensembles.isOwn(host) || Fleet.answersTo(settings.node(), host);
        return itself || fleet.named(host).isEmpty()
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "Its id is %s, and server.%s is %s, another node: it cannot bind that address."
                                .formatted(number, number, host),
                        "give it the id that its own name has in the list.",
                        "my.id",
                        "server.id",
                        SERVERS));
    }

    private static Optional<Finding> other(Settings settings, String number, String host, Fleet fleet) {
        if (Ensembles.isOwn(host)) {
            return Fleet.mayBeOnHostNetwork(settings.node()) && Fleet.isSelf(host)
                    ? Optional.empty()
                    : Optional.of(settings.wrong(
                            "server.%s is %s, which is this container itself, and its own id is another: it never finds that member."
                                    .formatted(number, host),
                            "write the member's service name.",
                            SERVERS));
        }
        return fleet.named(host).isPresent() || host.contains(".")
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "server.%s is %s, and no service answers to that name.".formatted(number, host),
                        "write the member's service name.",
                        SERVERS));
    }

    /** Said once, of the first node in the file. */
    private static Optional<Finding> size(Settings settings, int size, Fleet fleet) {
        boolean first = Ensembles.members(settings.node(), fleet).stream()
                .allMatch(node -> fleet.nodes().indexOf(node) >= fleet.nodes().indexOf(settings.node()));
        return size % 2 == 1 || !first
                ? Optional.empty()
                : Optional.of(settings.note(
                        "An ensemble of %d ZooKeepers survives no more deaths than one of %d%s."
                                .formatted(size, size - 1, size == 2 ? ", which is none" : ""),
                        "take an odd number.",
                        SERVERS));
    }
}
