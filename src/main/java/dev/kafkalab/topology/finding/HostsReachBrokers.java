package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Arrival.AtProgram;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import dev.kafkalab.topology.reach.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port that is published is meant for clients on the host. They connect to it, and are sent on to the advertised
 * address: that must be the host, and the same port.
 */
final class HostsReachBrokers implements Check {

    private static final String[] ADVERTISED = {"advertised.listeners", "advertised.port", "advertised.host.name"};
    private static final String[] ADVERTISED_HOST = {"advertised.listeners", "advertised.host.name"};

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka()
                .filter(settings -> settings.node().is(Role.BROKER))
                .flatMap(settings ->
                        graph.reach().isOnHost(settings.node()) ? onHost(settings, graph) : published(settings, graph));
    }

    /** Whether clients on the host are sent to the host by this listener, whether or not they find it there. */
    static boolean servesHost(Node node, Listener listener, ServiceGraph graph) {
        return listener.advertised()
                        .filter(advertised -> Hosts.isHost(advertised.host()))
                        .isPresent()
                && !leadingTo(node, listener, graph.reach()).isEmpty();
    }

    /** Without published ports, a broker on the host's network is where it says, or not. */
    private static Stream<Finding> onHost(Settings settings, ServiceGraph graph) {
        return clientListeners(settings.node())
                .filter(listener -> {
                    Endpoint advertised = listener.advertised().orElseThrow();
                    return Hosts.isHost(advertised.host())
                            && advertised.port() != listener.bind().port()
                            && !(graph.reach().fromHost(advertised) instanceof AtListener);
                })
                .map(listener -> settings.wrong(
                        "%s is advertised as %s, and listens on port %d: on the host's network nothing leads from the one to the other."
                                .formatted(
                                        listener.name(),
                                        listener.advertised().orElseThrow(),
                                        listener.bind().port()),
                        "advertise localhost:%d.".formatted(listener.bind().port()),
                        ADVERTISED));
    }

    private static Stream<Finding> published(Settings settings, ServiceGraph graph) {
        Node node = settings.node();
        if (graph.reach().published(node).isEmpty()) {
            return Stream.empty();
        }
        List<Finding> misled = clientListeners(node)
                .filter(listener ->
                        Hosts.isHost(listener.advertised().orElseThrow().host()))
                .flatMap(listener -> misled(settings, listener, graph).stream())
                .toList();
        if (!misled.isEmpty() || node.hostEndpoint().isPresent()) {
            return misled.stream();
        }
        return clientListeners(node)
                .sorted(Comparator.comparing(listener -> !isAddress(listener)))
                .flatMap(listener -> inner(settings, listener, graph).stream())
                .sorted(Comparator.comparing(Finding::severity))
                .limit(1);
    }

    private static Stream<Listener> clientListeners(Node node) {
        return node.listeners().stream()
                .filter(listener -> listener.advertised().isPresent());
    }

    /** A listener that sends clients to the host, where they do not find it. */
    private static Optional<Finding> misled(Settings settings, Listener listener, ServiceGraph graph) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        if (graph.reach().fromHost(advertised) instanceof AtProgram at
                && at.of().is(Role.TOOL)) {
            // A proxy, which may well hand on to this broker.
            return Optional.empty();
        }
        List<PublishedPort> ports = leadingTo(node, listener, graph.reach());
        Optional<PublishedPort> same = ports.stream()
                .filter(port -> port.hostPort() == advertised.port())
                .findFirst();
        if (same.isPresent()) {
            return unheard(settings, listener, same.get(), graph);
        }
        if (!ports.isEmpty()) {
            PublishedPort port = ports.get(0);
            return Optional.of(settings.wrong(
                    "Clients on the host come in by %s and are sent on to %s, which %s this broker."
                            .formatted(described(port), advertised, port.hostPort() == 0 ? "need not be" : "is not"),
                    "publish %d:%d, or advertise the port that is published."
                            .formatted(advertised.port(), listener.bind().port()),
                    ADVERTISED));
        }
        return elsewhere(settings, listener, advertised, graph);
    }

    /**
     * The right port is published, and leads to an address at which the listener is not, or from one which is not
     * localhost.
     */
    private static Optional<Finding> unheard(
            Settings settings, Listener listener, PublishedPort port, ServiceGraph graph) {
        int own = listener.bind().port();
        if (!graph.reach().isHeardFromOutside(settings.node(), listener)) {
            return Optional.of(settings.wrong(
                    "Port %d of the host leads to the container's own address, and %s is bound to %s, the container's loopback: clients on the host are refused."
                            .formatted(
                                    port.hostPort(),
                                    listener.name(),
                                    listener.bind().host()),
                    "write %s://0.0.0.0:%d in %s; what is advertised stays."
                            .formatted(listener.name(), own, settings.variableName("listeners")),
                    "listeners",
                    "advertised.listeners"));
        }
        return port.isAtLocalhost()
                ? Optional.empty()
                : Optional.of(Finding.wrong(
                        settings.node().service(),
                        port.position(),
                        "Port %d is opened at %s of the host only, and clients are sent on to %s."
                                .formatted(
                                        port.hostPort(),
                                        port.hostAddress(),
                                        listener.advertised().orElseThrow()),
                        "publish %d:%d, without an address.".formatted(port.hostPort(), own)));
    }

    private static Optional<Finding> elsewhere(
            Settings settings, Listener listener, Endpoint advertised, ServiceGraph graph) {
        Node node = settings.node();
        Optional<PublishedPort> wrongEnd = graph.reach().published(node).stream()
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
        // Beside a listener that is published, it may be meant for the container itself: a health check asks localhost.
        boolean another = clientListeners(node)
                .anyMatch(other -> !leadingTo(node, other, graph.reach()).isEmpty());
        return another
                ? Optional.empty()
                : Optional.of(settings.wrong(
                        "%s is advertised as %s, and no published port leads to its port %d."
                                .formatted(
                                        listener.name(),
                                        advertised,
                                        listener.bind().port()),
                        "publish %d:%d."
                                .formatted(advertised.port(), listener.bind().port()),
                        ADVERTISED));
    }

    /** A listener that is published although it sends clients to a name which only containers know. */
    private static Optional<Finding> inner(Settings settings, Listener listener, ServiceGraph graph) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        Optional<PublishedPort> published =
                leadingTo(node, listener, graph.reach()).stream().findFirst();
        if (published.isEmpty()) {
            return Optional.empty();
        }
        PublishedPort port = published.get();
        // A port that Docker picks is hardly meant for anybody on the host.
        Severity severity = port.hostPort() == 0 ? Severity.NOTE : Severity.WRONG;
        if (graph.reach().fromHost(advertised) instanceof Nowhere) {
            return Optional.of(settings.finding(
                    severity,
                    "Clients on the host come in by %s and are sent on to %s, a name that only containers know."
                            .formatted(described(port), advertised),
                    forHost(settings, listener, port, graph),
                    ADVERTISED_HOST));
        }
        boolean own = graph.reach()
                .owner(node, advertised.host())
                .filter(owner -> graph.reach().shareLoopback(owner, node))
                .isPresent();
        if (isAddress(listener) && port.hostPort() != 0 && !own) {
            return Optional.of(ofOneMachine(settings, listener, port, graph));
        }
        return Optional.empty();
    }

    /** Where the brokers have a listener of their own, this one may be meant for the host alone. */
    private static String forHost(Settings settings, Listener listener, PublishedPort port, ServiceGraph graph) {
        ListenerFix fix = new ListenerFix(settings, graph);
        boolean free = port.hostPort() != 0
                && clientListeners(settings.node()).count() > 1
                && !listener.name().equals(ListenersFit.interBrokerName(settings));
        return free
                ? "advertise localhost to the host: %s".formatted(fix.forBoth(listener, port.hostPort()))
                : fix.forHost();
    }

    private static Finding ofOneMachine(Settings settings, Listener listener, PublishedPort port, ServiceGraph graph) {
        Endpoint advertised = listener.advertised().orElseThrow();
        boolean forOthersToo = clientListeners(settings.node()).count() == 1
                || listener.name().equals(ListenersFit.interBrokerName(settings));
        return forOthersToo
                ? settings.wrong(
                        "Every client and every broker is sent to %s: on any machine but the one with that address there is nobody."
                                .formatted(advertised),
                        "advertise localhost to the host, and the service's name among the brokers: "
                                + new ListenerFix(settings, graph).forBoth(listener, port.hostPort()),
                        ADVERTISED_HOST)
                : settings.note(
                        "Clients that come in by %s are sent to %s: on any machine but the one with that address there is nobody."
                                .formatted(described(port), advertised),
                        "if that is another machine, %s".formatted(new ListenerFix(settings, graph).forHost()),
                        ADVERTISED_HOST);
    }

    private static boolean isAddress(Listener listener) {
        return listener.advertised()
                .filter(endpoint -> Hosts.isAddress(endpoint.host()) && !Hosts.isLoopback(endpoint.host()))
                .isPresent();
    }

    private static List<PublishedPort> leadingTo(Node node, Listener listener, Reach reach) {
        return reach.published(node).stream()
                .filter(port -> port.containerPort() == listener.bind().port())
                .toList();
    }

    private static String described(PublishedPort port) {
        return port.hostPort() == 0
                ? "a port that Docker picks (container port %d)".formatted(port.containerPort())
                : "port %d".formatted(port.hostPort());
    }
}
