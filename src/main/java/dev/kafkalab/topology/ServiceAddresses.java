package dev.kafkalab.topology;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses that a file gives to its services ({@code ipv4_address}, {@code ipv6_address}), and the same cluster
 * without them. Where a node does not have the network that the file describes, its address is somebody else's: on this
 * machine's own network it may well be a host that answers. So wherever such an address is written, the name of the
 * service takes its place.
 */
public final class ServiceAddresses {

    /** An IPv4 address, or one of IPv6, in brackets or not; not as a part of a number, name or longer address. */
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![\\w.:])(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+]|[0-9a-fA-F]{1,4}:[0-9a-fA-F:]*:[0-9a-fA-F:]*)(?![\\w.])");

    private final Map<String, String> services = new HashMap<>();

    private ServiceAddresses(List<Node> nodes) {
        nodes.forEach(node -> node.service().networks().stream()
                .map(Attachment::addresses)
                .flatMap(List::stream)
                .forEach(address -> services.putIfAbsent(address, node.name())));
    }

    /** The same cluster, in which each node is known by its name alone; its findings are those of the file. */
    public static Topology named(Topology topology) {
        ServiceAddresses addresses = new ServiceAddresses(topology.nodes());
        return addresses.services.isEmpty()
                ? topology
                : new Topology(
                        topology.composeFile(),
                        topology.variables(),
                        topology.nodes().stream().map(addresses::named).toList(),
                        topology.findings());
    }

    private Node named(Node node) {
        Service service = node.service().withoutFixedAddresses(this::named);
        List<Listener> listeners = node.listeners().stream()
                .map(listener -> new Listener(
                        listener.name(),
                        named(listener.bind()),
                        listener.advertised().map(this::named),
                        listener.securityProtocol()))
                .toList();
        return new Node(
                service, node.image(), node.roles(), node.id(), named(node.program()), listeners, node.published());
    }

    private Program named(Program program) {
        if (program instanceof Program.Kafka kafka) {
            return new Program.Kafka(kafka.version(), named(kafka.properties()), kafka.clusterId());
        }
        return program instanceof Program.ZooKeeper zookeeper
                ? new Program.ZooKeeper(zookeeper.version(), named(zookeeper.properties()), zookeeper.myid())
                : program;
    }

    private Map<String, String> named(Map<String, String> properties) {
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> named(entry.getValue()), (one, other) -> one, TreeMap::new));
    }

    private Endpoint named(Endpoint endpoint) {
        return new Endpoint(named(endpoint.host()), endpoint.port());
    }

    private String named(String text) {
        return WRITTEN.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(service(found.group()).orElse(found.group())));
    }

    private Optional<String> service(String address) {
        String exact = services.get(address);
        return exact != null || !Hosts.isIp6(address)
                ? Optional.ofNullable(exact)
                : services.entrySet().stream()
                        .filter(entry -> Hosts.isSameAddress(entry.getKey(), address))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
