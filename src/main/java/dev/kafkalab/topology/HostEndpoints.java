package dev.kafkalab.topology;

import dev.kafkalab.compose.Service.PublishedPort;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the one address of a node that works from the host on every runtime: a published port that leads back to itself. */
final class HostEndpoints {

    private static final Set<String> HOST_NAMES = Set.of("localhost", "127.0.0.1", "host.docker.internal", "0.0.0.0");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ZOOKEEPER_CLIENT_PORT = 2181;

    private HostEndpoints() {}

    static Optional<Endpoint> of(Node node) {
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return published(node, leadingTo(clientPort(zookeeper))).findFirst().map(HostEndpoints::endpoint);
        }
        if (node.is(Role.TOOL)) {
            return published(node, port -> true).findFirst().map(HostEndpoints::endpoint);
        }
        return node.listeners().stream()
                .flatMap(listener -> reachable(node, listener).stream())
                .findFirst();
    }

    /** Clients are sent on to the advertised address, so it must itself be a host name and a published port. */
    private static Optional<Endpoint> reachable(Node node, Listener listener) {
        return listener.advertised()
                .filter(advertised -> HOST_NAMES.contains(advertised.host()))
                .filter(advertised -> published(node, leadingTo(listener.bind().port()))
                        .anyMatch(port -> port.hostPort() == advertised.port()))
                .map(advertised -> new Endpoint(LOOPBACK, advertised.port()));
    }

    private static Endpoint endpoint(PublishedPort port) {
        return new Endpoint(LOOPBACK, port.hostPort());
    }

    private static Predicate<PublishedPort> leadingTo(int containerPort) {
        return port -> port.containerPort() == containerPort;
    }

    /** One that is left to Docker to choose cannot be told to anybody. */
    private static Stream<PublishedPort> published(Node node, Predicate<PublishedPort> wanted) {
        return node.service().ports().stream().filter(wanted).filter(port -> port.hostPort() != 0);
    }

    private static int clientPort(Program.ZooKeeper zookeeper) {
        return Numbers.integer(zookeeper.properties().get("clientPort")).orElse(ZOOKEEPER_CLIENT_PORT);
    }
}
