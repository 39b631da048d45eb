package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code apache/kafka} and {@code apache/kafka-native}, 3.7 and later.
 *
 * <p>Rules: {@code docker/resources/common-scripts/configure} and {@code configureDefaults},
 * {@code docker/server.properties} and {@code core/src/main/scala/kafka/docker/KafkaDockerWrapper.scala} in Apache Kafka.
 * KRaft only, since storage is always formatted. One variable that is a property throws the default file away: what
 * remains is the environment.
 */
final class ApacheKafka {

    private static final String DEFAULT_CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";

    private static final Map<String, String> DEFAULT_FILE = Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@localhost:9093",
            "listeners", "PLAINTEXT://:9092,CONTROLLER://:9093",
            "inter.broker.listener.name", "PLAINTEXT",
            "advertised.listeners", "PLAINTEXT://localhost:9092",
            "controller.listener.names", "CONTROLLER",
            "log.dirs", "/tmp/kraft-combined-logs");

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isPublishedAs(image, Set.of("apache"), "kafka")
                    || ImageNames.isPublishedAs(image, Set.of("apache"), "kafka-native")
                    || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "apache-kafka"),
            KafkaVersions::ofApacheTag,
            List.of("/etc/kafka/docker/run", "kafka-server-start"),
            List.of("KAFKA_PROCESS_ROLES", "KAFKA_NODE_ID", "KAFKA_ADVERTISED_LISTENERS"),
            ApacheKafka::interpret);

    private ApacheKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Map<String, String> properties =
                PropertyNames.of(environment, "KAFKA_", KafkaScripts.NOT_PROPERTIES, PropertyNames::escaped);
        boolean fromFile = hasMountedFile(environment.service());
        if (properties.isEmpty() && !fromFile) {
            properties = new HashMap<>(DEFAULT_FILE);
            KafkaScripts.shippedServerProperties(properties);
        }
        KafkaScripts.listenersFromAdvertised(properties);

        if (!fromFile) {
            requireKraft(findings, properties);
        }
        KafkaScripts.refuseAdvertisedController(findings, environment);
        KafkaScripts.requireSecurity(findings, environment);
        Bitnami.namesAreIgnored(findings, environment);
        String clusterId = clusterId(findings, environment);
        return ImageInterpretation.kafka(version, properties, Optional.of(clusterId));
    }

    private static boolean hasMountedFile(Service service) {
        return service.volumes().stream().anyMatch(volume -> volume.target().startsWith("/mnt/shared/config"));
    }

    private static void requireKraft(FindingCollector findings, Map<String, String> properties) {
        if (properties.getOrDefault("process.roles", "").isEmpty()) {
            findings.refused(
                    "%s has no ZooKeeper mode, and KAFKA_PROCESS_ROLES is not set: formatting its storage fails. Any one KAFKA_ variable throws the image's default settings away."
                            .formatted(findings.image()),
                    "set KAFKA_NODE_ID, KAFKA_PROCESS_ROLES, KAFKA_LISTENERS, KAFKA_CONTROLLER_LISTENER_NAMES and KAFKA_CONTROLLER_QUORUM_VOTERS, or no KAFKA_ variable at all; for ZooKeeper mode use confluentinc/cp-kafka:7.9.1.",
                    "KAFKA_ZOOKEEPER_CONNECT");
        }
    }

    private static String clusterId(FindingCollector findings, Environment environment) {
        Optional<String> written = environment.value("CLUSTER_ID");
        if (written.isEmpty()) {
            KafkaScripts.clusterIdUnderAnotherName(environment, "CLUSTER_ID")
                    .ifPresent(other -> findings.wrong(
                            "The image reads the cluster id from CLUSTER_ID; %s is ignored, and the storage is formatted with the image's default, %s."
                                    .formatted(other, DEFAULT_CLUSTER_ID),
                            "call the variable CLUSTER_ID, on every node of the cluster.",
                            other));
        }
        return written.orElse(DEFAULT_CLUSTER_ID);
    }
}
