package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Arrival.AtProgram;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Nowhere;
import dev.kafkalab.topology.reach.Bootstrap;
import dev.kafkalab.topology.reach.Reach;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client in a container comes in by the address that it is given, and is sent on to what every broker of that cluster
 * advertises on the same listener: in the client's container that must lead to the broker again.
 */
final class ClientsReachBrokers implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.nodes().stream().flatMap(Bootstrap::of).flatMap(bootstrap -> of(bootstrap, graph).stream());
    }

    /** One server that answers is enough: a client asks the next of its list where one does not. */
    private static Optional<Finding> of(Bootstrap bootstrap, ServiceGraph graph) {
        Node client = bootstrap.client();
        Optional<Finding> astray = Optional.empty();
        for (Endpoint server : bootstrap.servers()) {
            Arrival arrival = graph.reach().from(client, server);
            if (arrival instanceof AtListener at && at.listener().advertised().isPresent()) {
                return sentOn(bootstrap, server, at, graph);
            }
            Optional<Finding> found = notThere(bootstrap, server, arrival, graph);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            astray = astray.or(() -> found);
        }
        return astray;
    }

    private static Optional<Finding> sentOn(Bootstrap bootstrap, Endpoint server, AtListener at, ServiceGraph graph) {
        String name = at.listener().name();
        List<Node> brokers = graph.cluster(at.of()).map(KafkaCluster::brokers).orElse(List.of(at.of()));
        return brokers.stream()
                .flatMap(broker -> named(broker, name)
                        .filter(listener -> isLost(bootstrap.client(), broker, listener, graph.reach()))
                        .map(listener -> lost(bootstrap, server, broker, listener, graph))
                        .stream())
                .findFirst();
    }

    private static Optional<Listener> named(Node broker, String name) {
        return broker.listeners().stream()
                .filter(listener ->
                        listener.name().equals(name) && listener.advertised().isPresent())
                .findFirst();
    }

    private static boolean isLost(Node client, Node broker, Listener listener, Reach reach) {
        Arrival arrival = reach.from(client, listener.advertised().orElseThrow());
        if (arrival instanceof AtListener at) {
            return !at.of().equals(broker);
        }
        return arrival instanceof AtProgram at
                ? at.of().equals(client) && !reach.shareLoopback(client, broker)
                : arrival instanceof Closed || arrival instanceof Cut || arrival instanceof Nowhere;
    }

    private static Finding lost(
            Bootstrap bootstrap, Endpoint server, Node broker, Listener listener, ServiceGraph graph) {
        Node client = bootstrap.client();
        Endpoint advertised = listener.advertised().orElseThrow();
        Arrival arrival = graph.reach().from(client, advertised);
        String message = "%s comes in by %s and is sent on to %s, %s."
                .formatted(client.name(), server, advertised, where(client, broker, advertised, arrival));
        Settings settings = new Settings(broker);
        Optional<String> better = better(bootstrap, broker, graph.reach());
        if (better.isPresent()) {
            return wrong(bootstrap, message, "write %s.".formatted(better.get()));
        }
        if (arrival instanceof Cut cut) {
            return wrong(bootstrap, message, cut.remedy());
        }
        ListenerFix fix = new ListenerFix(settings, graph);
        if (!HostsReachBrokers.servesHost(broker, listener, graph)) {
            return wrong(bootstrap, message, "on %s, %s".formatted(broker.name(), fix.underOwnName(listener)));
        }
        Endpoint inner = fix.inner();
        return wrong(
                bootstrap,
                message,
                "on %s, %s Then write %s here.".formatted(broker.name(), fix.forContainers(), inner));
    }

    private static String where(Node client, Node broker, Endpoint advertised, Arrival arrival) {
        if (arrival instanceof Cut cut) {
            return "which it cannot reach: " + cut.reason();
        }
        if (Hosts.isLoopback(advertised.host())) {
            return "which in its container is %s itself".formatted(client.name());
        }
        if (arrival instanceof Nowhere) {
            return "and no service answers to that name";
        }
        return arrival.node().filter(other -> !other.equals(broker)).isPresent()
                ? "which is %s, not %s".formatted(arrival.node().orElseThrow().name(), broker.name())
                : "where nothing listens";
    }

    /** Where else it might come in, on a listener by which every broker is found. */
    private static Optional<String> better(Bootstrap bootstrap, Node broker, Reach reach) {
        return broker.listeners().stream()
                .filter(listener -> listener.advertised()
                        .filter(advertised -> reach.from(bootstrap.client(), advertised) instanceof AtListener at
                                && at.of().equals(broker))
                        .isPresent())
                .map(listener -> listener.advertised().orElseThrow().toString())
                .findFirst();
    }

    /** What it is given leads to no listener for clients. */
    private static Optional<Finding> notThere(
            Bootstrap bootstrap, Endpoint server, Arrival arrival, ServiceGraph graph) {
        Node client = bootstrap.client();
        Optional<Node> meant = arrival.node().filter(node -> node.program() instanceof Program.Kafka);
        if (Hosts.isLoopback(server.host())
                && arrival.node().filter(client::equals).isPresent()) {
            meant = graph.reach().fromHost(server) instanceof AtListener at ? Optional.of(at.of()) : Optional.empty();
            return meant.map(broker -> wrong(
                    bootstrap,
                    "%s is the container of %s itself: %s is not there."
                            .formatted(server, client.name(), broker.name()),
                    advice(bootstrap, broker, graph)));
        }
        if (arrival instanceof Cut cut) {
            return Optional.of(wrong(
                    bootstrap, "%s cannot reach %s: %s.".formatted(client.name(), server, cut.reason()), cut.remedy()));
        }
        if (arrival instanceof Nowhere) {
            return graph.kafkaNodes().isEmpty() || !bootstrap.isKafkas()
                    ? Optional.empty()
                    : Optional.of(wrong(
                            bootstrap,
                            "%s is to be found at %s, and no service answers to that name."
                                    .formatted(bootstrap.variable().name(), server),
                            "write the broker's service name."));
        }
        boolean noClients = arrival instanceof Closed
                || arrival instanceof AtListener at
                        && at.listener().advertised().isEmpty();
        return meant.filter(broker -> noClients)
                .map(broker -> wrong(
                        bootstrap,
                        "%s is no listener for clients of %s: %s.".formatted(server, broker.name(), ports(broker)),
                        advice(bootstrap, broker, graph)));
    }

    private static String ports(Node broker) {
        return broker.listeners().stream()
                .map(listener -> "%s is bound to %s".formatted(listener.name(), listener.bind()))
                .reduce((some, more) -> some + ", " + more)
                .orElse("it has none");
    }

    private static String advice(Bootstrap bootstrap, Node broker, ServiceGraph graph) {
        return better(bootstrap, broker, graph.reach())
                .map("write %s."::formatted)
                .orElseGet(() -> {
                    ListenerFix fix = new ListenerFix(new Settings(broker), graph);
                    Endpoint inner = fix.inner();
                    return "on %s, %s Then write %s here.".formatted(broker.name(), fix.forContainers(), inner);
                });
    }

    private static Finding wrong(Bootstrap bootstrap, String message, String remedy) {
        return Finding.wrong(bootstrap.client().service(), bootstrap.variable().position(), message, remedy);
    }
}
