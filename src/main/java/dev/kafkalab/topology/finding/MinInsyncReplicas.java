package dev.kafkalab.topology.finding;

import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.ImageFamilies;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * {@code min.insync.replicas} says what it seems to say. Two releases have changed what that is. From 3.7 on, a
 * partition asks for no more replicas than it has ({@code Partition.effectiveMinIsr}, apache/kafka PR 14594). And from
 * 4.1 on, a new cluster has eligible leader replicas (KIP-966), for which the active controller makes the value of its
 * own file the one of the whole cluster ({@code ConfigurationControlManager.maybeGenerateElrSafetyRecords}); that
 * outranks every broker's.
 */
final class MinInsyncReplicas implements Check {

    private static final String PROPERTY = "min.insync.replicas";
    private static final int KAFKAS_DEFAULT = 1;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return ReplicationFits.wholeClusters(graph)
                .flatMap(cluster -> Stream.concat(
                        cluster.brokers().stream()
                                .map(Settings::new)
                                .flatMap(broker ->
                                        tooMany(broker, cluster.brokers().size())),
                        overruled(cluster)));
    }

    private static Stream<Finding> tooMany(Settings broker, int brokers) {
        OptionalInt value = broker.integer(PROPERTY);
        if (value.isEmpty() || value.getAsInt() < brokers || brokers == 1 && value.getAsInt() == 1) {
            return Stream.empty();
        }
        if (value.getAsInt() == brokers) {
            return Stream.of(broker.note(
                    "%s is %d, and the cluster has %d brokers: while one is away, no write with acks=all is accepted where that many replicas are asked for."
                            .formatted(PROPERTY, brokers, brokers),
                    "write %d at most.".formatted(brokers - 1),
                    PROPERTY));
        }
        String fix = "write %d at most.".formatted(Math.max(1, brokers - 1));
        String what = "%s is %d, and the cluster has %d".formatted(PROPERTY, value.getAsInt(), brokers);
        return Stream.of(
                isBefore(broker.node(), 3, 7)
                        ? broker.wrong(
                                what + ": before Kafka 3.7, no write with acks=all is ever accepted.", fix, PROPERTY)
                        : broker.note(
                                what + ": from Kafka 3.7 on, a partition asks for no more replicas than it has.",
                                fix,
                                PROPERTY));
    }

    /** Said once for each value that is not the controllers', of the first broker that has it. */
    private static Stream<Finding> overruled(KafkaCluster cluster) {
        List<Settings> written = cluster.brokers().stream()
                .map(Settings::new)
                .filter(broker -> broker.integer(PROPERTY).isPresent())
                .toList();
        if (cluster.nodes().stream().anyMatch(node -> isBefore(node, 4, 1))) {
            return Stream.empty();
        }
        List<Integer> values =
                written.stream().map(MinInsyncReplicas::value).distinct().toList();
        return values.stream().flatMap(value -> {
            List<Settings> others = cluster.controllers().stream()
                    .map(Settings::new)
                    .filter(controller -> value(controller) != value)
                    .toList();
            Settings first = written.stream()
                    .filter(broker -> value(broker) == value)
                    .findFirst()
                    .orElseThrow();
            return others.isEmpty() ? Stream.empty() : Stream.of(overruled(first, others, values.size() == 1));
        });
    }

    private static Finding overruled(Settings broker, List<Settings> controllers, boolean agreed) {
        Settings controller = controllers.get(0);
        String variable = ImageFamilies.variable(controller.node().image(), PROPERTY);
        String names = Words.list(
                controllers.stream().map(settings -> settings.node().name()).toList());
        return broker.wrong(
                "%s is %d here and %d%s on %s: from Kafka 4.1 on, a new cluster takes its controllers' value, and no broker's counts."
                        .formatted(
                                PROPERTY,
                                value(broker),
                                value(controller),
                                controller.integer(PROPERTY).isPresent() ? "" : " by default",
                                controller.node().name()),
                agreed
                        ? "write %s: %d on %s as well.".formatted(variable, value(broker), names)
                        : "write the same %s on every node of the cluster.".formatted(variable),
                PROPERTY);
    }

    private static int value(Settings settings) {
        return settings.integer(PROPERTY).orElse(KAFKAS_DEFAULT);
    }

    private static boolean isBefore(Node node, int major, int minor) {
        return node.program() instanceof Program.Kafka kafka && kafka.isBefore(major, minor);
    }
}
