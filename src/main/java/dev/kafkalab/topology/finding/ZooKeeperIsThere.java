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

/** What {@code zookeeper.connect} names is there, listens, and is one ensemble. */
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
        Stream<Finding> servers =
                connect.servers().stream().flatMap(server -> server(settings, server, graph).stream());
        List<Node> named = connect.servers().stream()
                .flatMap(server -> graph.reach().from(settings.node(), server).node().stream())
                .filter(node -> node.is(Role.ZOOKEEPER) && !UnreadSettings.mayChange(node.service()))
                .collect(Collectors.toMap(Node::name, node -> node, (first, again) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        return Stream.concat(servers, named.isEmpty() ? Stream.empty() : ensemble(settings, named, graph).stream());
    }

    private static Optional<Finding> server(Settings settings, Endpoint server, ServiceGraph graph) {
        Node node = settings.node();
        Arrival arrival = graph.reach().from(node, server);
        if (arrival.node().filter(node::equals).isPresent() && Hosts.isLoopback(server.host())) {
            // Without a ZooKeeper in the file it may be one that somebody starts in that container.
            return Optional.of(settings.finding(
                    graph.zookeepers().isEmpty() ? Severity.WRONG : Severity.REFUSED,
                    "%s in zookeeper.connect is the broker's own container, where no ZooKeeper runs.".formatted(server),
                    "write the ZooKeeper's service name.",
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
            return Optional.of(settings.refused(
                    "zookeeper.connect names %s, and no service answers to that name: the broker exits."
                            .formatted(server),
                    zookeeperNames(graph)
                            .map(names -> "write the name of a ZooKeeper in this file: " + names + ".")
                            .orElse("add that ZooKeeper to the file."),
                    CONNECT));
        }
        return arrival instanceof Closed closed && closed.at().is(Role.ZOOKEEPER)
                ? port(settings, server, closed.at())
                : Optional.empty();
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

    private static Optional<String> zookeeperNames(ServiceGraph graph) {
        return graph.zookeepers().isEmpty()
                ? Optional.empty()
                : Optional.of(graph.zookeepers().stream().map(Node::name).collect(Collectors.joining(", ")));
    }
}
