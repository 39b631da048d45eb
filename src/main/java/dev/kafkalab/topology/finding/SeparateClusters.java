package dev.kafkalab.topology.finding;

import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of a file that has several. They are told apart only where that is certain: what every Kafka node is
 * told is known, and the voters or ZooKeepers at which it meets the others stand in the file. Else all brokers are
 * taken for one.
 *
 * @param clusters in the file's order
 */
public record SeparateClusters(List<One> clusters) {

    public SeparateClusters {
        clusters = List.copyOf(clusters);
    }

    /**
     * A cluster, by the names of its services.
     *
     * @param brokers its brokers
     * @param nodes these, their controllers and ZooKeepers
     */
    public record One(List<String> brokers, List<String> nodes) {

        public One {
            brokers = List.copyOf(brokers);
            nodes = List.copyOf(nodes);
        }
    }

    public static SeparateClusters of(Topology topology) {
        return of(new ServiceGraph(topology.nodes()));
    }

    private static SeparateClusters of(ServiceGraph graph) {
        List<KafkaCluster> clusters = graph.clusters().stream()
                .filter(cluster -> !cluster.brokers().isEmpty())
                .toList();
        return new SeparateClusters(
                areApart(clusters, graph)
                        ? clusters.stream().map(cluster -> one(cluster, graph)).toList()
                        : List.of(new One(
                                graph.nodes().stream()
                                        .filter(node -> node.is(Role.BROKER))
                                        .map(Node::name)
                                        .toList(),
                                graph.nodes().stream().map(Node::name).toList())));
    }

    private static One one(KafkaCluster cluster, ServiceGraph graph) {
        Set<String> nodes = new LinkedHashSet<>();
        cluster.nodes().forEach(node -> {
            nodes.add(node.name());
            meetingPlaces(node, graph)
                    .flatMap(Optional::stream)
                    .flatMap(met -> met.is(Role.ZOOKEEPER) ? graph.ensemble(met).stream() : Stream.of(met))
                    .forEach(met -> nodes.add(met.name()));
        });
        return new One(cluster.brokers().stream().map(Node::name).toList(), List.copyOf(nodes));
    }

    /** Those of whose brokers some are among these services, with these brokers alone. */
    public SeparateClusters among(Collection<String> services) {
        return new SeparateClusters(clusters.stream()
                .map(one -> new One(
                        one.brokers().stream().filter(services::contains).toList(), one.nodes()))
                .filter(one -> !one.brokers().isEmpty())
                .toList());
    }

    public boolean areSeveral() {
        return clusters.size() > 1;
    }

    /** {@code 2 clusters (kafka1 and kafka2; kafka3)}. */
    public String inWords() {
        return "%d clusters (%s)"
                .formatted(
                        clusters.size(),
                        clusters.stream().map(one -> Words.list(one.brokers())).collect(Collectors.joining("; ")));
    }

    /** How a lab is about one of them. */
    public String remedy(String file) {
        return "begin the lab with \"Given only %s of the cluster of %s\", or give each cluster a file of its own."
                .formatted(Words.list(clusters.get(0).nodes()), file);
    }

    private static boolean areApart(List<KafkaCluster> clusters, ServiceGraph graph) {
        long kafkaNodes = graph.nodes().stream()
                .filter(node -> node.program() instanceof Program.Kafka)
                .count();
        if (clusters.size() < 2
                || graph.kafkaNodes().size() < kafkaNodes
                || !graph.kafkaNodes().stream().allMatch(node -> meetingPlaces(node, graph)
                        .allMatch(met ->
                                met.filter(there -> isKnown(there, graph)).isPresent()))) {
            return false;
        }
        // A quorum whose members call each other by several names would seem to be several.
        Set<String> seen = new HashSet<>();
        return clusters.stream()
                .filter(cluster -> cluster.nodes().stream().allMatch(node -> new Settings(node).isKraft()))
                .allMatch(cluster -> one(cluster, graph).nodes().stream().allMatch(seen::add));
    }

    private static boolean isKnown(Node met, ServiceGraph graph) {
        return met.is(Role.CONTROLLER) && graph.kafkaNodes().contains(met)
                || met.is(Role.ZOOKEEPER) && graph.zookeepers().contains(met);
    }

    /** The voters or ZooKeepers that a node is told of; empty for one that is not in the file. */
    private static Stream<Optional<Node>> meetingPlaces(Node node, ServiceGraph graph) {
        Settings settings = new Settings(node);
        if (!settings.isKraft()) {
            return ZooKeeperConnect.of(settings).stream()
                    .flatMap(connect -> connect.servers().stream())
                    .map(server -> graph.reach().from(node, server).node());
        }
        return Stream.of("controller.quorum.voters", "controller.quorum.bootstrap.servers")
                .flatMap(name -> settings.list(name).stream())
                .map(voter -> Endpoint.parse(voter.replaceFirst("^\\d+@", ""))
                        .flatMap(endpoint -> graph.reach().from(node, endpoint).node()));
    }

    /** Tells of it before a lab does. */
    static final class Told implements Check {

        @Override
        public Stream<Finding> findings(ServiceGraph graph) {
            SeparateClusters several = of(graph);
            if (!several.areSeveral()) {
                return Stream.empty();
            }
            String second = several.clusters().get(1).brokers().get(0);
            return graph.nodes().stream()
                    .filter(node -> node.name().equals(second))
                    .map(Node::service)
                    .map(service -> Finding.note(
                            service,
                            service.position(),
                            "The file has %s. \"up\" starts them all; a lab is about one.".formatted(several.inWords()),
                            several.remedy(service.position().file().toString())));
        }
    }
}
