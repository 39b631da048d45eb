package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Arrival.AtProgram;
import dev.kafkalab.topology.reach.Arrival.Closed;
import dev.kafkalab.topology.reach.Arrival.Cut;
import dev.kafkalab.topology.reach.Arrival.Elsewhere;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brokers find each other by what each advertises on the listener that they use among themselves. In ZooKeeper mode the
 * controller finds even itself by it ({@code ControllerChannelManager} in Apache Kafka).
 */
final class BrokersReachEachOther implements Check {

    private static final String[] ADVERTISED = {"advertised.listeners", "advertised.host.name"};

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.clusters().stream().flatMap(cluster -> cluster.brokers().stream()
                .flatMap(broker -> of(new Settings(broker), cluster, graph).stream()));
    }

    /** Whether the others are sent astray by what this broker advertises to them. */
    static boolean isLost(Node broker, ServiceGraph graph) {
        return graph.cluster(broker)
                .flatMap(cluster -> of(new Settings(broker), cluster, graph))
                .isPresent();
    }

    static Optional<Listener> among(Settings settings) {
        String name = ListenersFit.interBrokerName(settings);
        return settings.node().listeners().stream()
                .filter(listener ->
                        listener.name().equals(name) && listener.advertised().isPresent())
                .findFirst();
    }

    private static Optional<Finding> of(Settings settings, KafkaCluster cluster, ServiceGraph graph) {
        boolean asksItself = !settings.isKraft() && cluster.brokers().size() == 1;
        return among(settings).flatMap(listener -> cluster.brokers().stream()
                .filter(asking -> asksItself || !asking.equals(settings.node()))
                .flatMap(asking -> judged(settings, listener, asking, graph).stream())
                .findFirst());
    }

    private static Optional<Finding> judged(Settings settings, Listener listener, Node asking, ServiceGraph graph) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        Arrival arrival = graph.reach().from(asking, advertised);
        boolean there = arrival.node().filter(node::equals).isPresent();
        if (arrival instanceof Elsewhere || !there && mayLeadThere(arrival, asking)) {
            return Optional.empty();
        }
        if (asking.equals(node)) {
            // An address that the container has not is said as such.
            return there
                            && arrival instanceof Closed
                            && !Hosts.isAddress(listener.bind().host())
                    ? Optional.of(lostToItself(settings, listener, graph))
                    : Optional.empty();
        }
        if (there && !(arrival instanceof Closed) && !(arrival instanceof Cut)) {
            return Optional.empty();
        }
        String told = "The other brokers are told to find this one at %s, ".formatted(advertised);
        if (arrival instanceof Cut cut) {
            return Optional.of(settings.wrong(
                    told + "which %s cannot reach: %s.".formatted(asking.name(), cut.reason()),
                    cut.remedy(),
                    ADVERTISED));
        }
        return Optional.of(settings.wrong(
                told + where(listener, arrival, asking, there), remedy(settings, listener, asking, graph), ADVERTISED));
    }

    /** Something else that may pass on what it gets, such as a proxy. */
    private static boolean mayLeadThere(Arrival arrival, Node asking) {
        return arrival instanceof AtProgram at
                && at.of().is(Role.TOOL)
                && !at.of().equals(asking);
    }

    private static String where(Listener listener, Arrival arrival, Node asking, boolean there) {
        if (there) {
            return boundElsewhere(listener);
        }
        Optional<Node> other = arrival.node();
        if (other.isEmpty()) {
            return "and no service answers to that name: nothing is replicated from here.";
        }
        return other.get().equals(asking)
                        && Hosts.isLoopback(listener.advertised().orElseThrow().host())
                ? "which in their containers is themselves: nothing is replicated."
                : "which is %s: nothing is replicated from here."
                        .formatted(other.get().name());
    }

    private static String boundElsewhere(Listener listener) {
        int port = listener.bind().port();
        return listener.advertised().orElseThrow().port() == port
                ? "where nothing listens: %s is bound to %s."
                        .formatted(listener.name(), listener.bind().host())
                : "where nothing listens: %s binds port %d.".formatted(listener.name(), port);
    }

    private static Finding lostToItself(Settings settings, Listener listener, ServiceGraph graph) {
        return settings.wrong(
                "The controller, which is this broker too, is told to find it at %s, %s No partition ever gets a leader."
                        .formatted(listener.advertised().orElseThrow(), boundElsewhere(listener)),
                remedy(settings, listener, settings.node(), graph),
                ADVERTISED);
    }

    private static String remedy(Settings settings, Listener listener, Node asking, ServiceGraph graph) {
        ListenerFix fix = new ListenerFix(settings, graph);
        if (Hosts.isLoopback(listener.bind().host())) {
            return "bind %s://0.0.0.0:%d in %s, and %s"
                    .formatted(
                            listener.name(),
                            listener.bind().port(),
                            settings.variableName("listeners"),
                            fix.underOwnName(listener));
        }
        boolean servesHost = HostsReachBrokers.servesHost(settings.node(), listener, graph);
        return another(settings, asking, graph)
                .map(inner -> "write %s: %s, and the same on every broker."
                        .formatted(settings.variableName("inter.broker.listener.name"), inner.name()))
                .orElseGet(() -> servesHost ? fix.forContainers() : fix.underOwnName(listener));
    }

    /** A listener by which the other does find this broker. */
    private static Optional<Listener> another(Settings settings, Node asking, ServiceGraph graph) {
        return settings.value("security.inter.broker.protocol").isPresent()
                ? Optional.empty()
                : settings.node().listeners().stream()
                        .filter(listener -> listener.advertised()
                                .filter(advertised -> graph.reach().from(asking, advertised) instanceof AtListener at
                                        && at.of().equals(settings.node()))
                                .isPresent())
                        .findFirst();
    }
}
