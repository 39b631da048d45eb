package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.SecurityProtocols;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another listener for a broker, with all that it takes: clients of two kinds, in containers and on the host, need one
 * each, for a broker tells everybody who comes in by a listener the one address of that listener.
 */
final class ListenerFix {

    private static final int INNER_PORT = 29092;
    private static final int FIRST_HOST_PORT = 19092;
    private static final int STEP = 10_000;
    private static final int HIGHEST_STEP = 5;

    private final Settings settings;
    private final ServiceGraph graph;
    private final Map<String, Endpoint> advertised = new LinkedHashMap<>();

    ListenerFix(Settings settings, ServiceGraph graph) {
        this.settings = settings;
        this.graph = graph;
        settings.node().listeners().forEach(listener -> listener.advertised()
                .ifPresent(it -> advertised.put(listener.name(), it)));
    }

    /** A listener for clients on the host, beside those for containers. */
    String forHost() {
        int port = hostPort();
        String name = free("EXTERNAL", "HOST", "OUTSIDE");
        return "add a listener for the host: %s; published as %d:%d."
                .formatted(
                        with(name, port, new Endpoint("localhost", port), ListenersFit.interBrokerName(settings)),
                        port,
                        port);
    }

    /** A listener for containers, by which brokers find each other too, beside the one for the host. */
    String forContainers() {
        String name = free("INTERNAL", "INSIDE", "CONTAINERS");
        return "add a listener for containers: %s.".formatted(with(name, innerPort(), inner(), name));
    }

    /** Where containers find the broker once {@link #forContainers()} is done. */
    Endpoint inner() {
        return new Endpoint(settings.node().name(), innerPort());
    }

    /** A listener for containers, where there is none, and the one that there is for the host. */
    String forBoth(Listener forHost, int hostPort) {
        boolean another = advertised.size() > 1;
        advertised.put(forHost.name(), new Endpoint("localhost", hostPort));
        return another ? variable("advertised.listeners", advertisedList()) + "." : forContainers();
    }

    /** The same listener, advertised under the broker's own name. */
    String underOwnName(Listener listener) {
        advertised.put(
                listener.name(),
                new Endpoint(settings.node().name(), listener.bind().port()));
        return "let each broker advertise its own name and port on %s: %s."
                .formatted(listener.name(), variable("advertised.listeners", advertisedList()) + withoutOldNames());
    }

    private String with(String name, int port, Endpoint endpoint, String interBroker) {
        advertised.put(name, endpoint);
        return Stream.of(
                        variable("listeners", bound() + ",%s://:%d".formatted(name, port)),
                        variable("advertised.listeners", advertisedList()),
                        variable("listener.security.protocol.map", protocols(name)),
                        interBroker(interBroker))
                .filter(setting -> !setting.isEmpty())
                .collect(Collectors.joining("; ", "", withoutOldNames()));
    }

    /** As written, or as the image makes it of what is advertised. */
    private String bound() {
        return settings.value("listeners")
                .filter(written -> settings.listeners("listeners").malformed().isEmpty())
                .orElseGet(() -> settings.node().listeners().stream()
                        .map(listener -> listener.name() + "://" + listener.bind())
                        .collect(Collectors.joining(",")));
    }

    private String advertisedList() {
        return advertised.entrySet().stream()
                .map(entry -> entry.getKey() + "://" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** Who writes the map has to write all of it: Kafka's default holds only the protocols' own names. */
    private String protocols(String added) {
        Map<String, String> known = SecurityProtocols.of(settings.properties());
        String model = known.getOrDefault(ListenersFit.interBrokerName(settings), "PLAINTEXT");
        Map<String, String> all = new LinkedHashMap<>();
        Stream.concat(
                        settings.node().listeners().stream().map(Listener::name),
                        settings.list("controller.listener.names").stream().map(name -> name.toUpperCase(Locale.ROOT)))
                .forEach(name -> all.put(name, known.getOrDefault(name, "PLAINTEXT")));
        all.put(added, model);
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /** Kafka refuses both {@code inter.broker.listener.name} and {@code security.inter.broker.protocol}. */
    private String interBroker(String name) {
        return settings.value("security.inter.broker.protocol").isPresent()
                ? ""
                : variable("inter.broker.listener.name", name);
    }

    /** What was there before {@code advertised.listeners}, which cannot stand beside it. */
    private String withoutOldNames() {
        String old = settings.node().service().environment().stream()
                .map(variable -> variable.name())
                .filter(Set.of(
                        "KAFKA_ADVERTISED_HOST_NAME",
                        "KAFKA_ADVERTISED_PORT",
                        "KAFKA_HOST_NAME",
                        "KAFKA_PORT",
                        "KAFKA_CFG_ADVERTISED_HOST_NAME",
                        "KAFKA_CFG_ADVERTISED_PORT")::contains)
                .collect(Collectors.joining(" and "));
        return old.isEmpty() ? "" : "; without " + old;
    }

    private String variable(String property, String value) {
        return settings.variableName(property) + ": " + value;
    }

    private String free(String... names) {
        List<String> taken =
                settings.node().listeners().stream().map(Listener::name).toList();
        return Stream.of(names)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElse("ANOTHER");
    }

    private int innerPort() {
        return free(INNER_PORT, ownPorts());
    }

    /** A port of its own for each broker of the file. */
    private int hostPort() {
        List<Node> brokers =
                graph.nodes().stream().filter(node -> node.is(Role.BROKER)).toList();
        int index = brokers.indexOf(settings.node());
        int wanted = index < HIGHEST_STEP ? FIRST_HOST_PORT + STEP * index : FIRST_HOST_PORT + index;
        Set<Integer> taken = new HashSet<>(ownPorts());
        graph.nodes().forEach(node -> node.service().ports().forEach(port -> taken.add(port.hostPort())));
        return free(wanted, taken);
    }

    private Set<Integer> ownPorts() {
        return settings.node().listeners().stream()
                .map(listener -> listener.bind().port())
                .collect(Collectors.toSet());
    }

    private static int free(int wanted, Set<Integer> taken) {
        int port = wanted;
        while (taken.contains(port)) {
            port++;
        }
        return port;
    }
}
