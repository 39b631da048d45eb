package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.AtListener;
import dev.kafkalab.topology.reach.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No two brokers advertise the same endpoint to clients who reach both. In ZooKeeper mode the second of a cluster does
 * not even start ({@code KafkaServer}: "Configured end points ... in advertised listeners are already registered by
 * broker").
 */
final class EndpointsAreUnique implements Check {

    private static final String[] ADVERTISED = {"advertised.listeners", "advertised.port", "advertised.host.name"};

    /** A listener that somebody is sent on to. */
    private record Advertised(Node node, Listener listener) {

        private Endpoint endpoint() {
            return listener.advertised().orElseThrow();
        }

        private boolean isAlike(Advertised other) {
            Endpoint its = other.endpoint();
            return endpoint().port() == its.port()
                    && (endpoint().host().equals(its.host())
                            || Hosts.isHost(endpoint().host())
                                    && Hosts.isHost(its.host())
                                    && !Hosts.areTwoLoopbacks(endpoint().host(), its.host()));
        }
    }

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        List<Advertised> earlier = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Node node : graph.kafkaNodes()) {
            List<Advertised> own = node.listeners().stream()
                    .filter(listener -> listener.advertised().isPresent())
                    .map(listener -> new Advertised(node, listener))
                    .toList();
            own.forEach(it -> earlier.stream()
                    .filter(it::isAlike)
                    .flatMap(other -> of(it, other, graph).stream())
                    .findFirst()
                    .ifPresent(findings::add));
            earlier.addAll(own);
        }
        return findings.stream();
    }

    private static Optional<Finding> of(Advertised it, Advertised other, ServiceGraph graph) {
        Endpoint endpoint = it.endpoint();
        Settings settings = new Settings(it.node());
        if (endpoint.host().endsWith(".invalid")) {
            return Optional.empty();
        }
        String remedy = "let each broker advertise a port of its own.";
        String told = "It advertises %s, as %s does: "
                .formatted(endpoint, other.node().name());
        if (areOfOneCluster(it, other, graph) && !settings.isKraft() && endpoint.equals(other.endpoint())) {
            return Optional.of(
                    settings.refused(told + "whichever of the two registers second exits.", remedy, ADVERTISED));
        }
        return mislead(it, other, graph) && !isSaid(settings, endpoint, graph)
                ? Optional.of(settings.wrong(told + "clients reach only one of them there.", remedy, ADVERTISED))
                : Optional.empty();
    }

    private static boolean areOfOneCluster(Advertised it, Advertised other, ServiceGraph graph) {
        return graph.cluster(it.node())
                .filter(cluster -> cluster.nodes().contains(other.node()))
                .isPresent();
    }

    /** Whether somebody is sent to one of the two who is to reach the other. */
    private static boolean mislead(Advertised it, Advertised other, ServiceGraph graph) {
        // Who asks one broker of a cluster is told of the others what they advertise on that listener.
        boolean together = areOfOneCluster(it, other, graph)
                && it.listener().name().equals(other.listener().name());
        if (Hosts.isHost(it.endpoint().host())) {
            Arrival arrival = graph.reach().fromHost(it.endpoint());
            return leadsTo(arrival, it) && (together || isPublished(other, graph.reach()))
                    || leadsTo(arrival, other) && (together || isPublished(it, graph.reach()));
        }
        return together
                || graph.nodes().stream()
                        .anyMatch(client -> reachesBoth(client, it, other, graph.reach())
                                || reachesBoth(client, other, it, graph.reach()));
    }

    private static boolean reachesBoth(Node client, Advertised one, Advertised other, Reach reach) {
        Endpoint direct =
                new Endpoint(other.node().name(), other.listener().bind().port());
        return leadsTo(reach.from(client, one.endpoint()), one) && leadsTo(reach.from(client, direct), other);
    }

    private static boolean leadsTo(Arrival arrival, Advertised to) {
        return arrival instanceof AtListener at
                && at.of().equals(to.node())
                && at.listener().equals(to.listener());
    }

    private static boolean isPublished(Advertised it, Reach reach) {
        return reach.isOnHost(it.node())
                || reach.isHeardFromOutside(it.node(), it.listener())
                        && reach.published(it.node()).stream()
                                .anyMatch(port -> port.containerPort()
                                        == it.listener().bind().port());
    }

    /** What the other brokers are told wrong is said as such: another port alone would not mend it. */
    private static boolean isSaid(Settings settings, Endpoint endpoint, ServiceGraph graph) {
        return BrokersReachEachOther.among(settings)
                        .flatMap(Listener::advertised)
                        .filter(endpoint::equals)
                        .isPresent()
                && BrokersReachEachOther.isLost(settings.node(), graph);
    }
}
