package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.InterBrokerListener;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.ListenerList.Entry;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Listener names and ports that have to agree with each other, or the broker exits ({@code KafkaConfig.validateValues}
 * and {@code CoreUtils.listenerListToEndPoints} in Apache Kafka).
 */
final class ListenersFit implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka().flatMap(settings -> Stream.of(
                        samePort(settings), advertisedButNotBound(settings), interBroker(settings))
                .flatMap(each -> each));
    }

    private static Stream<Finding> samePort(Settings settings) {
        Map<Integer, List<Listener>> byPort = settings.node().listeners().stream()
                .filter(listener -> listener.bind().port() != 0)
                .collect(Collectors.groupingBy(
                        listener -> listener.bind().port(), LinkedHashMap::new, Collectors.toList()));
        return byPort.values().stream()
                .filter(same -> !areOfTwoVersions(same))
                .flatMap(same -> same.stream().skip(1))
                .map(listener -> settings.refused(
                        "Two listeners bind port %d: each needs one of its own, or the node exits."
                                .formatted(listener.bind().port()),
                        "give %s another port.".formatted(listener.name()),
                        "listeners"));
    }

    /**
     * Whether they are two, at an address of IPv4 and one of IPv6, which may have one port since KIP-797. Kafka lets
     * 0.0.0.0 and [::] pass too, but to Java either is every address of both, and the second cannot be bound.
     */
    private static boolean areOfTwoVersions(List<Listener> listeners) {
        List<String> hosts =
                listeners.stream().map(listener -> listener.bind().host()).toList();
        return hosts.size() == 2
                && hosts.stream().allMatch(Hosts::isAddress)
                && Hosts.isIp6(hosts.get(0)) != Hosts.isIp6(hosts.get(1));
    }

    private static Stream<Finding> advertisedButNotBound(Settings settings) {
        ListenerList bound = settings.listeners("listeners");
        if (bound.entries().isEmpty()) {
            return Stream.empty();
        }
        return settings.listeners("advertised.listeners").entries().stream()
                .map(Entry::name)
                .filter(name -> bound.named(name).isEmpty())
                .map(name -> settings.refused(
                        "%s is advertised and is not among the listeners: the broker exits.".formatted(name),
                        "use the same names in both, %s.".formatted(names(bound.entries())),
                        "advertised.listeners"));
    }

    private static Stream<Finding> interBroker(Settings settings) {
        Node node = settings.node();
        List<String> names = node.listeners().stream()
                .filter(listener -> listener.advertised().isPresent())
                .map(Listener::name)
                .toList();
        String wanted = interBrokerName(settings);
        if (!node.is(Role.BROKER) || names.isEmpty() || names.contains(wanted)) {
            return Stream.empty();
        }
        return Stream.of(
                settings.value("inter.broker.listener.name").isPresent()
                        ? settings.refused(
                                "inter.broker.listener.name is %s, and the broker advertises %s: it exits."
                                        .formatted(wanted, String.join(", ", names)),
                                "name one of those.",
                                "inter.broker.listener.name")
                        : settings.refused(
                                "No listener is called %s, which brokers use among themselves unless told otherwise: the broker exits."
                                        .formatted(wanted),
                                "say which it is with inter.broker.listener.name (KAFKA_INTER_BROKER_LISTENER_NAME: %s)."
                                        .formatted(names.get(0)),
                                "advertised.listeners",
                                "listeners"));
    }

    /** The listener that brokers use among themselves. */
    static String interBrokerName(Settings settings) {
        return InterBrokerListener.name(settings.properties());
    }

    private static String names(List<Entry> entries) {
        return entries.stream().map(Entry::name).collect(Collectors.joining(", "));
    }
}
