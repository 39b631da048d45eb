package dev.kafkalab.topology.finding;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnreadSettings;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The nodes of one file, and how they find each other. */
final class ServiceGraph {

    private static final Pattern SELF = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern HOST =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|host\\.docker\\.internal");

    private final List<Node> nodes;
    private final List<Node> kafkaNodes;
    private final List<Node> zookeepers;
    private final Map<String, Node> byHost = new HashMap<>();
    private final Map<String, List<Node>> ensembles;
    private final List<KafkaCluster> clusters;

    ServiceGraph(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        List<Node> visible = nodes.stream()
                .filter(node -> !UnreadSettings.mayChange(node.service()))
                .toList();
        this.kafkaNodes = visible.stream()
                .filter(node -> node.program() instanceof Program.Kafka)
                .toList();
        this.zookeepers =
                visible.stream().filter(node -> node.is(Role.ZOOKEEPER)).toList();
        nodes.forEach(node -> hosts(node).forEach(host -> byHost.putIfAbsent(host.toLowerCase(Locale.ROOT), node)));
        this.ensembles = Ensembles.of(this);
        this.clusters = Clusters.of(this);
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The settings of each of {@link #kafkaNodes()}. */
    Stream<Settings> kafka() {
        return kafkaNodes.stream().map(Settings::new);
    }

    /** The Kafka nodes whose settings are all in the environment; of the others nothing can be said. */
    List<Node> kafkaNodes() {
        return kafkaNodes;
    }

    /** The ZooKeepers whose settings are all in the environment. */
    List<Node> zookeepers() {
        return zookeepers;
    }

    /** The ensembles of the file, each in the file's order; a ZooKeeper by itself is one of one. */
    List<List<Node>> ensembles() {
        Set<List<Node>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return zookeepers.stream().map(this::ensemble).filter(seen::add).toList();
    }

    /** The nodes that are in one ensemble with this one, itself among them, in the file's order. */
    List<Node> ensemble(Node zookeeper) {
        return ensembles.getOrDefault(zookeeper.name(), List.of(zookeeper));
    }

    List<KafkaCluster> clusters() {
        return clusters;
    }

    /** The node that answers to this name when that one asks, which may have {@code links} of its own. */
    Optional<Node> named(Node asking, String host) {
        return asking.service().links().stream()
                .filter(link -> link.alias().equalsIgnoreCase(host))
                .map(Service.Link::service)
                .findFirst()
                .or(() -> Optional.of(host))
                .map(name -> byHost.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether the name may lead somewhere that is not in the file: a full domain name, or one of its {@code extra_hosts}. */
    static boolean mayBeElsewhere(Node asking, String host) {
        return host.contains(".") || asking.service().extraHosts().containsKey(host);
    }

    static boolean answersTo(Node node, String host) {
        return hosts(node).anyMatch(host::equalsIgnoreCase);
    }

    private static Stream<String> hosts(Node node) {
        return Stream.of(
                        Stream.of(node.name()),
                        node.service().hostname().stream(),
                        node.service().containerName().stream(),
                        node.service().networkAliases().stream())
                .flatMap(names -> names);
    }

    /** Whether the name means, to whoever uses it, himself. */
    static boolean isSelf(String host) {
        return SELF.matcher(host).matches();
    }

    /** Whether the name leads a client on the host to the host's own ports. */
    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /**
     * Whether the node may well use the host's own network: it says so, or it publishes nothing and yet speaks of
     * {@code localhost}.
     */
    static boolean mayBeOnHostNetwork(Node node) {
        return node.service().ports().isEmpty()
                || node.service().networkMode().filter("host"::equals).isPresent();
    }
}
