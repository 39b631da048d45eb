package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The way in for this machine to a broker that only containers can reach: one more listener, at the node's own loopback
 * address, which is advertised as it is. What the file says of the other listeners stays, so nodes find each other as
 * before. A relay to one of those would not do: clients are sent on to the names that it advertises, which only nodes
 * resolve.
 *
 * <p>Where one broker of a file needs it, all have it: a broker that is asked at a listener lists only those that have
 * a listener of that name (KIP-103).
 *
 * @param isWanted whether the file's brokers have it
 */
record HostListener(boolean isWanted) {

    private static final String NAME = "KAFKA_LAB";
    private static final int FIRST_PORT = 29092;
    private static final String LISTENERS = "listeners";
    private static final String ADVERTISED = "advertised.listeners";
    private static final String PROTOCOLS = "listener.security.protocol.map";
    private static final String CONTROLLERS = "controller.listener.names";

    /** Kafka's default (SocketServerConfigs), which a map of one's own replaces. */
    private static final List<String> PROTOCOL_NAMES = List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

    static HostListener of(Topology topology) {
        List<Node> brokers = topology.nodes(Role.BROKER);
        // A tool may not run here, and then nobody opens the ports of a broker that has its network.
        Set<PublishedPort> opened = topology.nodes().stream()
                .filter(node -> !node.is(Role.TOOL))
                .flatMap(node -> node.service().ports().stream())
                .collect(Collectors.toSet());
        boolean allHavePorts = brokers.stream().allMatch(node -> opened.containsAll(node.published()));
        return new HostListener(!(topology.brokersOutOfReach().isEmpty() && allHavePorts)
                && brokers.stream().allMatch(Node::isOpenToAll)
                && brokers.stream().noneMatch(HostListener::missesTheHost));
    }

    /**
     * Whether its file means the host to reach it, since it publishes ports and sends clients to the host, and is
     * mistaken. On Docker it is not reached; another way in would hide the mistake.
     */
    private static boolean missesTheHost(Node broker) {
        return broker.hostEndpoint().isEmpty()
                && !broker.service().ports().isEmpty()
                && broker.listeners().stream().anyMatch(listener -> listener.advertised()
                        .filter(advertised -> Hosts.isHost(advertised.host()))
                        .isPresent());
    }

    /** Where it is, if that node has it. */
    Optional<Endpoint> at(Node node, String address) {
        return isWanted && node.is(Role.BROKER) ? Optional.of(new Endpoint(address, port(node))) : Optional.empty();
    }

    private static int port(Node node) {
        Set<Integer> taken = node.listeners().stream()
                .map(Listener::bind)
                .map(Endpoint::port)
                .collect(Collectors.toSet());
        return IntStream.iterate(FIRST_PORT, port -> port + 1)
                .filter(port -> !taken.contains(port))
                .findFirst()
                .orElseThrow();
    }

    /** Adds one to a broker's properties, in which its other listeners stand. */
    static void addTo(Map<String, String> properties, Endpoint endpoint) {
        String listener = NAME + "://" + endpoint;
        properties.merge(LISTENERS, listener, (others, own) -> others + "," + own);
        properties.merge(ADVERTISED, listener, (others, own) -> others + "," + own);
        properties.put(PROTOCOLS, protocols(properties) + "," + NAME + ":PLAINTEXT");
    }

    /**
     * What maps names to protocols now. Where nothing is written, Kafka maps controllers' listeners to PLAINTEXT as
     * well.
     */
    private static String protocols(Map<String, String> properties) {
        String written = properties.get(PROTOCOLS);
        if (written != null && !written.isBlank()) {
            return written;
        }
        Map<String, String> map = new LinkedHashMap<>();
        Arrays.stream(properties.getOrDefault(CONTROLLERS, "").split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .forEach(name -> map.put(name, "PLAINTEXT"));
        PROTOCOL_NAMES.forEach(name -> map.put(name, name));
        return map.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
