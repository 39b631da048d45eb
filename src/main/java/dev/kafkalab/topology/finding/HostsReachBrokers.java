package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A port that is published is meant for clients on the host. They connect to it, and are sent on to the advertised
 * address: that must be the host, and the same port.
 */
final class HostsReachBrokers implements Check {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka()
                .filter(settings -> settings.node().is(Role.BROKER))
                .filter(settings -> !settings.node().service().ports().isEmpty())
                .flatMap(settings -> of(settings, graph));
    }

    private static Stream<Finding> of(Settings settings, ServiceGraph graph) {
        List<Finding> misled = clientListeners(settings.node())
                .filter(listener ->
                        ServiceGraph.isHost(listener.advertised().orElseThrow().host()))
                .flatMap(listener -> misled(settings, listener).stream())
                .toList();
        if (!misled.isEmpty() || settings.node().hostEndpoint().isPresent()) {
            return misled.stream();
        }
        return clientListeners(settings.node())
                .sorted(Comparator.comparing(listener -> !isAddress(listener)))
                .flatMap(listener -> inner(settings, listener, graph).stream())
                .limit(1);
    }

    private static Stream<Listener> clientListeners(Node node) {
        return node.listeners().stream()
                .filter(listener -> listener.advertised().isPresent());
    }

    /** A listener that sends clients to the host, where they do not find it. */
    private static Optional<Finding> misled(Settings settings, Listener listener) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        List<PublishedPort> ports = leadingTo(node, listener.bind().port());
        if (ports.stream().anyMatch(port -> port.hostPort() == advertised.port())) {
            return Optional.empty();
        }
        if (!ports.isEmpty()) {
            PublishedPort port = ports.get(0);
            return Optional.of(settings.wrong(
                    "Clients on the host come in by %s and are sent on to %s, which is not this broker."
                            .formatted(described(port), advertised),
                    "publish %d:%d, or advertise the port that is published."
                            .formatted(advertised.port(), listener.bind().port()),
                    "advertised.listeners",
                    "advertised.port",
                    "advertised.host.name"));
        }
        return elsewhere(settings, listener, advertised);
    }

    private static Optional<Finding> elsewhere(Settings settings, Listener listener, Endpoint advertised) {
        Node node = settings.node();
        Optional<PublishedPort> wrongEnd = node.service().ports().stream()
                .filter(port -> port.hostPort() == advertised.port())
                .findFirst();
        if (wrongEnd.isPresent()) {
            PublishedPort port = wrongEnd.get();
            String where = node.listeners().stream()
                    .filter(other -> other.bind().port() == port.containerPort())
                    .findFirst()
                    .map(other -> "the listener " + other.name())
                    .orElse("no listener at all");
            return Optional.of(Finding.wrong(
                    node.service(),
                    port.position(),
                    "Port %d of the host leads to %d in the container, which is %s; %s, which is advertised as %s, listens on %d."
                            .formatted(
                                    port.hostPort(),
                                    port.containerPort(),
                                    where,
                                    listener.name(),
                                    advertised,
                                    listener.bind().port()),
                    "publish %d:%d.".formatted(port.hostPort(), listener.bind().port())));
        }
        return node.hostEndpoint().isPresent()
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "%s is advertised as %s, and no published port leads to its port %d."
                                .formatted(
                                        listener.name(),
                                        advertised,
                                        listener.bind().port()),
                        "publish %d:%d."
                                .formatted(advertised.port(), listener.bind().port()),
                        "advertised.listeners",
                        "advertised.host.name"));
    }

    /** A listener that is published although it sends clients to a name which only containers know. */
    private static Optional<Finding> inner(Settings settings, Listener listener, ServiceGraph graph) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        Optional<PublishedPort> published =
                leadingTo(node, listener.bind().port()).stream().findFirst();
        if (published.isEmpty()) {
            return Optional.empty();
        }
        PublishedPort port = published.get();
        // A port that Docker picks is hardly meant for anybody on the host.
        Severity severity = port.hostPort() == 0 ? Severity.NOTE : Severity.WRONG;
        if (ServiceGraph.answersTo(node, advertised.host())
                || graph.named(node, advertised.host()).isPresent()) {
            return Optional.of(settings.finding(
                    severity,
                    "Clients on the host come in by %s and are sent on to %s, a name that only containers know."
                            .formatted(described(port), advertised),
                    "add a listener for the host: KAFKA_LISTENERS: INTERNAL://0.0.0.0:9092,EXTERNAL://0.0.0.0:32001 and KAFKA_ADVERTISED_LISTENERS: INTERNAL://%s:9092,EXTERNAL://localhost:32001, published as 32001:32001."
                            .formatted(node.name()),
                    "advertised.listeners",
                    "advertised.host.name"));
        }
        if (isAddress(listener)) {
            return Optional.of(settings.wrong(
                    "Every client and every broker is sent to %s: on any machine but the one with that address there is nobody."
                            .formatted(advertised),
                    "advertise localhost to the host, and the service's name among the brokers.",
                    "advertised.listeners",
                    "advertised.host.name"));
        }
        return Optional.empty();
    }

    private static boolean isAddress(Listener listener) {
        return listener.advertised()
                .filter(endpoint -> ADDRESS.matcher(endpoint.host()).matches())
                .isPresent();
    }

    private static List<PublishedPort> leadingTo(Node node, int containerPort) {
        return node.service().ports().stream()
                .filter(port -> port.containerPort() == containerPort)
                .toList();
    }

    private static String described(PublishedPort port) {
        return port.hostPort() == 0
                ? "a port that Docker picks (container port %d)".formatted(port.containerPort())
                : "port %d".formatted(port.hostPort());
    }
}
