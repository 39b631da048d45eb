package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnreadSettings;
import dev.kafkalab.topology.reach.Reach;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The nodes of one file, and how they find each other. */
final class ServiceGraph {

    private final List<Node> nodes;
    private final List<Node> kafkaNodes;
    private final List<Node> zookeepers;
    private final Reach reach;
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
        this.reach = new Reach(nodes);
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

    /** Who reaches whom. */
    Reach reach() {
        return reach;
    }

    /** The node that is meant by that name, whether or not it is reached by it. */
    Optional<Node> named(Node asking, String host) {
        return reach.owner(asking, host);
    }

    /** Whether the name means, to whoever uses it, himself. */
    static boolean isSelf(String host) {
        return Hosts.isLoopback(host);
    }

    /** The cluster that the node is of. */
    Optional<KafkaCluster> cluster(Node node) {
        return clusters.stream()
                .filter(cluster -> cluster.nodes().contains(node))
                .findFirst();
    }
}
