package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnreadSettings;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code zookeeper.connect} names is there, listens, and is one ensemble. One server that answers is enough for
 * the broker to start: ZooKeeper's client goes on to the next of the list, also where a name is not known
 * ({@code StaticHostProvider}, since ZooKeeper 3.4.13 and 3.5.5, ZOOKEEPER-2184).
 */
final class ZooKeeperIsThere implements Check {

    private static final String CONNECT = "zookeeper.connect";
    private static final int DEFAULT_PORT = 2181;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka()
                .filter(settings -> !settings.isKraft())
                .flatMap(settings ->
                        ZooKeeperConnect.of(settings).stream().flatMap(connect -> of(settings, connect, graph)));
    }

    private static Stream<Finding> of(Settings settings, ZooKeeperConnect connect, ServiceGraph graph) {
        boolean allLost = connect.servers().stream().allMatch(server -> isLost(settings.node(), server, graph));
        Optional<String> unnamed = unnamed(settings.node(), connect.servers(), graph);
        Stream<Finding> servers = connect.servers().stream()
                .flatMap(server -> server(settings, server, allLost, unnamed, graph).stream());
        List<Node> named = connect.servers().stream()
                .flatMap(server -> graph.reach().from(settings.node(), server).node().stream())
                .filter(node -> node.is(Role.ZOOKEEPER) && !UnreadSettings.mayChange(node.service()))
                .collect(Collectors.toMap(Node::name, node -> node, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return Stream.concat(servers, named.isEmpty() ? Stream.empty() : ensemble(settings, named, graph).stream());
    }

    private static Optional<Finding> server(
            Settings settings, Endpoint server, boolean allLost, Optional<String> unnamed, ServiceGraph graph) {
        Node node = settings.node();
        Arrival arrival = graph.reach().from(node, server);
        Severity lost = allLost ? Severity.REFUSED : Severity.NOTE;
        if (isItself(node, server, arrival)) {
            // Without a ZooKeeper in the file it may be one that somebody starts in that container.
            return Optional.of(settings.finding(
                    graph.zookeepers().isEmpty() ? Severity.WRONG : lost,
                    "%s in zookeeper.connect is the broker's own container, where no ZooKeeper runs.".formatted(server),
                    graph.zookeepers().isEmpty() || unnamed.isPresent()
                            ? "write the ZooKeeper's service name."
                            : "leave it out.",
                    CONNECT));
        }
        if (arrival instanceof Cut cut) {
            return Optional.of(settings.wrong(
                    "zookeeper.connect names %s, which %s cannot reach: %s."
                            .formatted(server, node.name(), cut.reason()),
                    cut.remedy(),
                    CONNECT));
        }
        if (arrival instanceof Nowhere) {
            return Optional.of(settings.finding(
                    lost,
                    "zookeeper.connect names %s, and no service answers to that name: the broker %s."
                            .formatted(server, allLost ? "exits" : "goes on to the next server of the list"),
                    unnamed.map(names -> "write the name of a ZooKeeper in this file: " + names + ".")
                            .orElse(
                                    allLost
                                            ? "add that ZooKeeper to the file."
                                            : "leave it out, or add that ZooKeeper to the file."),
                    CONNECT));
        }
        return arrival instanceof Closed closed && closed.at().is(Role.ZOOKEEPER)
                ? port(settings, server, closed.at())
                : Optional.empty();
    }

    /** Whether a broker never finds a ZooKeeper there. */
    private static boolean isLost(Node node, Endpoint server, ServiceGraph graph) {
        Arrival arrival = graph.reach().from(node, server);
        return arrival instanceof Nowhere
                || isItself(node, server, arrival) && !graph.zookeepers().isEmpty();
    }

    private static boolean isItself(Node node, Endpoint server, Arrival arrival) {
        return arrival.node().filter(node::equals).isPresent() && Hosts.isLoopback(server.host());
    }

    private static Optional<Finding> port(Settings settings, Endpoint server, Node zookeeper) {
        Settings its = new Settings(zookeeper);
        int client = its.integer("clientPort").orElse(DEFAULT_PORT);
        boolean secure = its.integer("secureClientPort").orElse(0) == server.port();
        return client == server.port() || secure
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "zookeeper.connect names %s, and %s listens for clients on %d: inside the network, published ports mean nothing."
                                .formatted(server, zookeeper.name(), client),
                        "write %s:%d.".formatted(server.host(), client),
                        CONNECT));
    }

    private static Optional<Finding> ensemble(Settings settings, List<Node> named, ServiceGraph graph) {
        Set<String> ensemble =
                graph.ensemble(named.get(0)).stream().map(Node::name).collect(Collectors.toSet());
        List<String> strangers = named.stream()
                .map(Node::name)
                .filter(name -> !ensemble.contains(name))
                .toList();
        if (!strangers.isEmpty()) {
            return Optional.of(settings.wrong(
                    "zookeeper.connect names %s and %s, which do not stand in one ensemble: brokers that connect to different ones are different clusters."
                            .formatted(named.get(0).name(), String.join(", ", strangers)),
                    "let the ZooKeepers list each other as servers, or name only one of them.",
                    CONNECT));
        }
        return named.size() == 1 && ensemble.size() > 1
                ? Optional.of(settings.note(
                        "zookeeper.connect names %s only, of an ensemble of %d: when that one dies, the broker has no ZooKeeper."
                                .formatted(named.get(0).name(), ensemble.size()),
                        "name all of them: zookeeper.connect takes a list, separated by commas.",
                        CONNECT))
                : Optional.empty();
    }

    /** The ZooKeepers of the file that the list does not lead to. */
    private static Optional<String> unnamed(Node node, List<Endpoint> servers, ServiceGraph graph) {
        Set<Node> named = servers.stream()
                .flatMap(server -> graph.reach().from(node, server).node().stream())
                .collect(Collectors.toSet());
        return graph.zookeepers().stream()
                .filter(zookeeper -> !named.contains(zookeeper))
                .map(Node::name)
                .reduce((some, more) -> some + ", " + more);
    }
}
