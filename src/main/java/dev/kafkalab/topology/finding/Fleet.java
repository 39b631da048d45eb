package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.MountedConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The nodes of one file, and how they find each other. */
final class Fleet {

    private static final Pattern SELF = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern HOST =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|0\\.0\\.0\\.0|host\\.docker\\.internal");

    private final List<Node> nodes;
    private final List<KafkaCluster> clusters;

    Fleet(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
        this.clusters = Clusters.of(this);
    }

    List<Node> nodes() {
        return nodes;
    }

    Stream<Settings> kafka() {
        return kafkaNodes().stream().map(Settings::new);
    }

    /** The Kafka nodes whose settings are all in the environment; of the others nothing can be said. */
    List<Node> kafkaNodes() {
        return nodes.stream()
                .filter(node -> node.program() instanceof Program.Kafka)
                .filter(node -> !MountedConfiguration.hidesSettingsOf(node.service()))
                .toList();
    }

    /** The ZooKeepers whose settings are all in the environment. */
    List<Node> zookeepers() {
        return nodes.stream()
                .filter(node -> node.is(Role.ZOOKEEPER))
                .filter(node -> !MountedConfiguration.hidesSettingsOf(node.service()))
                .toList();
    }

    List<KafkaCluster> clusters() {
        return clusters;
    }

    /** The node that answers to this name inside the file's network. */
    Optional<Node> named(String host) {
        return nodes.stream().filter(node -> answersTo(node, host)).findFirst();
    }

    static boolean answersTo(Node node, String host) {
        return node.name().equalsIgnoreCase(host)
                || node.service().hostname().filter(host::equalsIgnoreCase).isPresent()
                || node.service().containerName().filter(host::equalsIgnoreCase).isPresent()
                || node.service().networkAliases().stream().anyMatch(host::equalsIgnoreCase);
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
     * Whether the node may well use the host's own network: it publishes nothing and yet speaks of {@code localhost}.
     * The service model does not carry {@code network_mode}, so nobody is accused on this ground.
     */
    static boolean mayBeOnHostNetwork(Node node) {
        return node.service().ports().isEmpty();
    }
}
