package dev.kafkalab.topology;

import dev.kafkalab.compose.Service.PublishedPort;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the one address of a node that works from the host on every runtime: a published port that leads back to
 * itself, or its own port where it has the host's network.
 */
final class HostEndpoints {

    private static final String LOOPBACK = "127.0.0.1";

    private HostEndpoints() {}

    static Optional<Endpoint> of(Node node) {
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return hostPorts(node, zookeeper.clientPort()).findFirst().map(HostEndpoints::endpoint);
        }
        if (node.is(Role.TOOL)) {
            // Who only has another's network is not meant by that one's ports.
            return node.service().ports().stream()
                    .flatMap(port -> hostPorts(node, port.containerPort()))
                    .findFirst()
                    .map(HostEndpoints::endpoint);
        }
        return node.listeners().stream()
                .flatMap(listener -> reachable(node, listener).stream())
                .findFirst();
    }

    /** Clients are sent on to the advertised address, so it must itself be a host name and a port of the host. */
    private static Optional<Endpoint> reachable(Node node, Listener listener) {
        return listener.advertised()
                .filter(advertised -> Hosts.isHost(advertised.host()))
                // A published port leads to the container's own address, where its loopback is not heard.
                .filter(advertised ->
                        isOnHost(node) || !Hosts.isLoopback(listener.bind().host()))
                .filter(advertised ->
                        hostPorts(node, listener.bind().port()).anyMatch(port -> port == advertised.port()))
                .map(advertised -> isOnHost(node) && advertised.host().startsWith("127.")
                        ? advertised
                        : endpoint(advertised.port()));
    }

    private static Endpoint endpoint(int port) {
        return new Endpoint(LOOPBACK, port);
    }

    /**
     * The ports of the host that lead to one of the node's. One that is left to Docker to choose cannot be told to
     * anybody.
     */
    private static Stream<Integer> hostPorts(Node node, int own) {
        return isOnHost(node)
                ? Stream.of(own)
                : node.published().stream()
                        .filter(port -> port.containerPort() == own && port.hostPort() != 0 && port.isAtLocalhost())
                        .map(PublishedPort::hostPort);
    }

    private static boolean isOnHost(Node node) {
        return node.service().isOnHostNetwork();
    }
}
