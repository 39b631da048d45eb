package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.ImageFamilies;
import dev.kafkalab.topology.image.UnknownKafka;
import dev.kafkalab.topology.image.UnreadSettings;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** No topic can have more replicas than the cluster has brokers. Judged only where the whole cluster is in the file. */
final class ReplicationFits implements Check {

    private static final String OFFSETS = "offsets.topic.replication.factor";
    private static final String TRANSACTIONS = "transaction.state.log.replication.factor";
    private static final String DEFAULT = "default.replication.factor";
    private static final int KAFKAS_DEFAULT = 3;

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return wholeClusters(graph).flatMap(cluster -> cluster.brokers().stream()
                .flatMap(broker -> of(
                        new Settings(broker),
                        cluster.brokers().size(),
                        broker.equals(cluster.brokers().get(0)))));
    }

    /**
     * The clusters all of whose nodes are in the file: none of them meets with another elsewhere, and there is no Kafka
     * of which too little is known to say whose it is.
     */
    static Stream<KafkaCluster> wholeClusters(ServiceGraph graph) {
        boolean allKnown = graph.nodes().stream()
                .noneMatch(node -> node.program() instanceof Program.Kafka
                        ? UnreadSettings.mayChange(node.service())
                        : UnknownKafka.looksLikeKafka(node.service()));
        return graph.clusters().stream()
                .filter(cluster -> allKnown && !cluster.brokers().isEmpty())
                .filter(cluster -> cluster.nodes().stream().allMatch(node -> meetsHere(node, graph)));
    }

    private static boolean meetsHere(Node node, ServiceGraph graph) {
        Settings settings = new Settings(node);
        Stream<String> hosts = settings.isKraft()
                ? Stream.of("controller.quorum.voters", "controller.quorum.bootstrap.servers")
                        .flatMap(property -> settings.list(property).stream())
                        .map(voter -> voter.replaceFirst("^\\d+@", "").replaceFirst(":\\d+$", ""))
                : ZooKeeperConnect.of(settings).stream()
                        .flatMap(connect -> connect.servers().stream().map(server -> server.host()));
        return hosts.allMatch(
                host -> ServiceGraph.isSelf(host) || graph.named(node, host).isPresent());
    }

    /** What is the same for every broker by default is said once, of the first. */
    private static Stream<Finding> of(Settings settings, int brokers, boolean first) {
        return Stream.of(
                        offsets(settings, brokers, first),
                        tooWide(
                                settings,
                                TRANSACTIONS,
                                brokers,
                                Severity.NOTE,
                                "transactional producers will wait for brokers that never come"),
                        tooWide(
                                settings,
                                DEFAULT,
                                brokers,
                                Severity.WRONG,
                                "topics that are created without a replication factor are refused"))
                .flatMap(each -> each);
    }

    /** Before 0.11, Kafka makes the topic as wide as it can (KIP-115). */
    private static Stream<Finding> offsets(Settings settings, int brokers, boolean first) {
        boolean written = settings.value(OFFSETS).isPresent();
        OptionalInt factor = written ? settings.integer(OFFSETS) : OptionalInt.of(KAFKAS_DEFAULT);
        boolean narrowed = settings.node().program() instanceof Program.Kafka kafka && kafka.isBefore(0, 11);
        if (factor.isEmpty() || !written && !first || narrowed) {
            return Stream.empty();
        }
        String variable = ImageFamilies.variable(settings.node().image(), OFFSETS);
        if (factor.getAsInt() > brokers) {
            return Stream.of(settings.wrong(
                    "%s is %d%s, and the cluster has %d: __consumer_offsets is never created, so no consumer group works."
                            .formatted(OFFSETS, factor.getAsInt(), written ? "" : " by default", brokers),
                    "write %s: %d.".formatted(variable, brokers),
                    OFFSETS));
        }
        if (factor.getAsInt() == 1 && brokers > 1 && first) {
            return Stream.of(settings.note(
                    "%s is 1, and the cluster has %d brokers: the death of one stops the consumer groups that it keeps."
                            .formatted(OFFSETS, brokers),
                    "write %s: %d.".formatted(variable, Math.min(brokers, KAFKAS_DEFAULT)),
                    OFFSETS));
        }
        return Stream.empty();
    }

    private static Stream<Finding> tooWide(
            Settings settings, String property, int brokers, Severity severity, String consequence) {
        OptionalInt factor = settings.integer(property);
        return factor.isEmpty() || factor.getAsInt() <= brokers
                ? Stream.empty()
                : Stream.of(settings.finding(
                        severity,
                        "%s is %d, and the cluster has %d: %s."
                                .formatted(property, factor.getAsInt(), brokers, consequence),
                        "write %d at most.".formatted(brokers),
                        property));
    }
}
