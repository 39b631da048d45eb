package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which Kafka nodes make a cluster: those that have a ZooKeeper (with the same chroot) or a voter in common,
 * directly or through another.
 */
final class Clusters {

    private Clusters() {}

    static List<KafkaCluster> of(ServiceGraph graph) {
        List<Group> groups = new ArrayList<>();
        for (Node node : graph.kafkaNodes()) {
            Group merged = new Group(new ArrayList<>(), new HashSet<>(meetingPoints(node, graph)));
            List<Group> met = groups.stream()
                    .filter(group -> group.points().stream().anyMatch(merged.points()::contains))
                    .toList();
            groups.removeAll(met);
            met.forEach(group -> {
                merged.nodes().addAll(group.nodes());
                merged.points().addAll(group.points());
            });
            merged.nodes().add(node);
            groups.add(merged);
        }
        return groups.stream().map(group -> new KafkaCluster(group.nodes())).toList();
    }

    private record Group(List<Node> nodes, Set<String> points) {}

    private static Set<String> meetingPoints(Node node, ServiceGraph graph) {
        Settings settings = new Settings(node);
        Set<String> points = settings.isKraft()
                ? voters(node, settings, graph).collect(Collectors.toCollection(LinkedHashSet::new))
                : ZooKeeperConnect.of(settings)
                        .map(connect -> zookeepers(connect, node, graph))
                        .orElse(Set.of());
        return points.isEmpty() ? Set.of("alone:" + node.name()) : points;
    }

    private static Stream<String> voters(Node node, Settings settings, ServiceGraph graph) {
        return Stream.concat(
                        settings.list("controller.quorum.voters").stream()
                                .map(voter -> voter.replaceFirst("^\\d+@", "")),
                        settings.list("controller.quorum.bootstrap.servers").stream())
                .map(address -> "voter:"
                        + Endpoint.parse(address)
                                .flatMap(endpoint ->
                                        graph.reach().from(node, endpoint).node())
                                .map(Node::name)
                                .orElse(address));
    }

    private static Set<String> zookeepers(ZooKeeperConnect connect, Node node, ServiceGraph graph) {
        Set<String> points = new LinkedHashSet<>();
        connect.servers().forEach(server -> {
            Optional<Node> zookeeper = graph.reach().from(node, server).node();
            String place =
                    zookeeper.map(found -> graph.ensemble(found).get(0).name()).orElse(server.toString());
            points.add("zookeeper:" + place + connect.chroot());
        });
        return points;
    }
}
