package dev.kafkalab.topology;

import dev.kafkalab.compose.Service.PublishedPort;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the one address of a node that works from the host on every runtime: a published port that leads back to itself. */
final class HostEndpoints {

    private static final Set<String> HOST_NAMES = Set.of("localhost", "127.0.0.1", "host.docker.internal", "0.0.0.0");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ZOOKEEPER_CLIENT_PORT = 2181;

    private HostEndpoints() {}

    static Optional<Endpoint> of(Node node) {
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return publishedAs(node, clientPort(zookeeper));
        }
        return node.listeners().stream()
                .flatMap(listener -> reachable(node, listener).stream())
                .findFirst();
    }

    /** Clients are sent on to the advertised address, so it must itself be a host name and a published port. */
    private static Optional<Endpoint> reachable(Node node, Listener listener) {
        return listener.advertised()
                .filter(advertised -> HOST_NAMES.contains(advertised.host()))
                .filter(advertised ->
                        published(node, listener.bind().port()).anyMatch(port -> port.hostPort() == advertised.port()))
                .map(advertised -> new Endpoint(LOOPBACK, advertised.port()));
    }

    private static Optional<Endpoint> publishedAs(Node node, int containerPort) {
        return published(node, containerPort).findFirst().map(port -> new Endpoint(LOOPBACK, port.hostPort()));
    }

    private static Stream<PublishedPort> published(Node node, int containerPort) {
        return node.service().ports().stream()
                .filter(port -> port.containerPort() == containerPort && port.hostPort() != 0);
    }

    private static int clientPort(Program.ZooKeeper zookeeper) {
        return Numbers.integer(zookeeper.properties().get("clientPort")).orElse(ZOOKEEPER_CLIENT_PORT);
    }
}
