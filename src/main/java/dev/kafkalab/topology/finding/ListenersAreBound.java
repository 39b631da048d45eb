package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.Arrival;
import dev.kafkalab.topology.reach.Arrival.Elsewhere;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A listener is bound to an address that the container has. Kafka's {@code SocketServer} binds exactly what is written,
 * and the node exits where it cannot ("Cannot assign requested address").
 */
final class ListenersAreBound implements Check {

    /**
     * From these Docker takes the subnets of networks for which nobody names one ({@code default-address-pools}), first
     * of all.
     */
    private static final Pattern DOCKERS_POOL = Pattern.compile("172\\.(1[6-9]|2\\d|3[01])\\..*");

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka().flatMap(settings -> settings.node().listeners().stream()
                .flatMap(listener -> of(settings, listener, graph).stream()));
    }

    private static Optional<Finding> of(Settings settings, Listener listener, ServiceGraph graph) {
        Node node = settings.node();
        String host = node.service()
                .extraHosts()
                .getOrDefault(listener.bind().host(), listener.bind().host());
        if (Hosts.isEveryAddress(host)
                || Hosts.isLoopback(host)
                || graph.reach().isOnHost(node)) {
            return Optional.empty();
        }
        String remedy = "bind %s://0.0.0.0:%d in %s; what is advertised stays."
                .formatted(listener.name(), listener.bind().port(), settings.variableName("listeners"));
        if (Hosts.isAddress(host)) {
            return graph.reach().mayHaveAddress(node, host)
                    ? Optional.empty()
                    : Optional.of(address(settings, listener, remedy));
        }
        Arrival arrival = graph.reach().from(node, listener.bind());
        boolean own = arrival.node().filter(node::equals).isPresent();
        if (own || arrival instanceof Elsewhere) {
            return Optional.empty();
        }
        return Optional.of(arrival.node()
                .map(other -> settings.refused(
                        "%s is bound to %s, which is %s: the node cannot bind another's address, and exits."
                                .formatted(listener.name(), listener.bind().host(), other.name()),
                        remedy,
                        "listeners"))
                .orElseGet(() -> settings.wrong(
                        "%s is bound to %s, a name that nobody has: the node exits."
                                .formatted(listener.name(), listener.bind().host()),
                        remedy,
                        "listeners")));
    }

    private static Finding address(Settings settings, Listener listener, String remedy) {
        String host = listener.bind().host();
        return DOCKERS_POOL.matcher(host).matches()
                ? settings.wrong(
                        "%s is bound to %s, which the container has only if Docker happens to choose it: else the node exits."
                                .formatted(listener.name(), host),
                        remedy,
                        "listeners")
                : settings.refused(
                        "%s is bound to %s, an address that no container of this file has: the node cannot bind it, and exits."
                                .formatted(listener.name(), host),
                        remedy,
                        "listeners");
    }
}
