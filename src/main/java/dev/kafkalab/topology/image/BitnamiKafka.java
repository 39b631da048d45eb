package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code bitnami/kafka} and what is left of it, {@code bitnamilegacy/kafka}.
 *
 * <p>Rules: {@code kafka_create_alias_environment_variables}, {@code kafka_validate}, {@code kafka_initialize} and
 * {@code kafka_kraft_storage_initialize} in {@code libkafka.sh}, and {@code kafka-env.sh}, of bitnami/containers (read
 * for 2, 3.4, 3.7 and 4.0). Kafka's own {@code server.properties} is edited: {@code KAFKA_CFG_A_B} is {@code a.b}, with
 * no escapes, and some of them have an alias without {@code CFG_}, which wins.
 */
final class BitnamiKafka {

    private static final String PREFIX = "KAFKA_CFG_";

    private static final List<String> ALIASES = List.of(
            "ADVERTISED_LISTENERS",
            "AUTO_CREATE_TOPICS_ENABLE",
            "BROKER_ID",
            "CONTROLLER_QUORUM_VOTERS",
            "DEFAULT_REPLICATION_FACTOR",
            "DELETE_TOPIC_ENABLE",
            "INTER_BROKER_LISTENER_NAME",
            "LISTENERS",
            "LISTENER_SECURITY_PROTOCOL_MAP",
            "LOG_DIRS",
            "LOG_RETENTION_BYTES",
            "LOG_RETENTION_HOURS",
            "LOG_SEGMENT_BYTES",
            "MESSAGE_MAX_BYTES",
            "NODE_ID",
            "NUM_IO_THREADS",
            "NUM_NETWORK_THREADS",
            "NUM_PARTITIONS",
            "NUM_RECOVERY_THREADS_PER_DATA_DIR",
            "OFFSETS_TOPIC_REPLICATION_FACTOR",
            "PROCESS_ROLES",
            "TRANSACTION_STATE_LOG_MIN_ISR",
            "TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
            "ZOOKEEPER_CONNECT",
            "ZOOKEEPER_CONNECTION_TIMEOUT_MS");

    private static final String ALLOW = "ALLOW_PLAINTEXT_LISTENER";
    private static final int FIRST_KRAFT_ONLY = 4;

    static final ImageFamily FAMILY = new ImageFamily(
            image -> Bitnami.publishes(image, "kafka"),
            KafkaVersions::ofApacheTag,
            List.of("/opt/bitnami/scripts/kafka/", "kafka-server-start"),
            List.of("KAFKA_CFG_ZOOKEEPER_CONNECT", "KAFKA_ZOOKEEPER_CONNECT", "KAFKA_CFG_PROCESS_ROLES"),
            BitnamiKafka::interpret);

    private BitnamiKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Map<String, String> properties = properties(environment, version);
        boolean kraft = properties.containsKey("process.roles");

        Bitnami.retired(findings);
        requireMode(findings, properties, version);
        if (version.isBefore(3, 0)
                && !environment.isYes(ALLOW)
                && !properties.toString().contains("SSL")) {
            findings.refused(
                    "ALLOW_PLAINTEXT_LISTENER is not yes, and no listener is secure: this image exits with 1.",
                    "write ALLOW_PLAINTEXT_LISTENER: \"yes\".",
                    ALLOW);
        }
        Optional<String> clusterId = kraft ? clusterId(findings, environment, version) : Optional.empty();
        return ImageInterpretation.kafka(version, properties, clusterId);
    }

    private static Map<String, String> properties(Environment environment, Version version) {
        Map<String, String> properties = PropertyNames.of(environment, PREFIX, Set.of(), PropertyNames::plain);
        for (String alias : ALIASES) {
            environment.value("KAFKA_" + alias).ifPresent(value -> properties.put(PropertyNames.plain(alias), value));
        }
        properties.values().removeIf(String::isEmpty);
        properties.putIfAbsent("log.dirs", "/bitnami/kafka/data");
        KafkaScripts.shippedServerProperties(properties);
        if (version.isBefore(3, 0)) {
            properties.putIfAbsent("listeners", "PLAINTEXT://:9092");
            properties.putIfAbsent("advertised.listeners", "PLAINTEXT://:9092");
            properties.putIfAbsent("zookeeper.connect", "localhost:2181");
            properties.putIfAbsent("group.initial.rebalance.delay.ms", "0");
        }
        if (!properties.containsKey("process.roles")) {
            properties.putIfAbsent("broker.id", "-1");
        }
        return properties;
    }

    private static void requireMode(FindingCollector findings, Map<String, String> properties, Version version) {
        boolean kraft = properties.containsKey("process.roles");
        if (version.major() >= FIRST_KRAFT_ONLY && !kraft) {
            findings.refused(
                    "%s is Apache Kafka %s, which has no ZooKeeper mode: without KAFKA_CFG_PROCESS_ROLES it exits with 1."
                            .formatted(findings.image(), version.number()),
                    "keep ZooKeeper with bitnamilegacy/kafka:3.9.0, or configure KRaft: KAFKA_CFG_NODE_ID, KAFKA_CFG_PROCESS_ROLES and KAFKA_CFG_CONTROLLER_QUORUM_VOTERS.",
                    "KAFKA_CFG_ZOOKEEPER_CONNECT",
                    "KAFKA_ZOOKEEPER_CONNECT");
        } else if (!kraft && !properties.containsKey("zookeeper.connect")) {
            findings.refused(
                    "Neither KAFKA_CFG_PROCESS_ROLES nor KAFKA_CFG_ZOOKEEPER_CONNECT is set: %s exits with 1."
                            .formatted(findings.image()),
                    "write KAFKA_CFG_ZOOKEEPER_CONNECT: zoo1:2181, or configure KRaft.");
        }
    }

    /** Before 4.0 only {@code KAFKA_KRAFT_CLUSTER_ID} is read; without it each node invents an id of its own. */
    private static Optional<String> clusterId(FindingCollector findings, Environment environment, Version version) {
        String understood = "KAFKA_KRAFT_CLUSTER_ID";
        Optional<String> written = environment.value(understood);
        if (version.major() >= FIRST_KRAFT_ONLY) {
            written = environment.value("KAFKA_CLUSTER_ID").or(() -> environment.value(understood));
        }
        boolean several =
                environment.valueOr("KAFKA_CFG_CONTROLLER_QUORUM_VOTERS", "").contains(",");
        if (written.isEmpty() && several) {
            findings.refused(
                    "%s is not set: each node formats its storage with an id of its own, and the quorum turns it away."
                            .formatted(understood),
                    "give every node of the cluster the same %s.".formatted(understood),
                    "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS");
        }
        if (written.isEmpty()) {
            KafkaScripts.clusterIdUnderAnotherName(environment, understood)
                    .ifPresent(other -> findings.wrong(
                            "The image reads the cluster id from %s; %s is ignored, and the node formats its storage with an id of its own."
                                    .formatted(understood, other),
                            "call the variable %s, on every node of the cluster.".formatted(understood),
                            other));
        }
        return written;
    }
}
