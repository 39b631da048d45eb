package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Program;
import java.util.HashMap;
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
final class ApacheKafka implements ImageFamily {

    private static final Set<String> NOT_PROPERTIES = Set.of(
            "KAFKA_VERSION",
            "KAFKA_HEAP_OPTS",
            "KAFKA_LOG4J_OPTS",
            "KAFKA_OPTS",
            "KAFKA_JMX_OPTS",
            "KAFKA_JMX_PORT",
            "KAFKA_JMX_HOSTNAME",
            "KAFKA_JVM_PERFORMANCE_OPTS",
            "KAFKA_GC_LOG_OPTS",
            "KAFKA_LOG4J_ROOT_LOGLEVEL",
            "KAFKA_LOG4J_LOGGERS",
            "KAFKA_TOOLS_LOG4J_LOGLEVEL");

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

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isPublishedAs(image, Set.of("apache"), "kafka")
                || ImageNames.isPublishedAs(image, Set.of("apache"), "kafka-native")
                || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "apache-kafka");
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("/etc/kafka/docker/run") || command.contains("kafka-server-start");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service).hasAny("KAFKA_PROCESS_ROLES", "KAFKA_NODE_ID", "KAFKA_ADVERTISED_LISTENERS");
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version = KafkaVersions.ofApacheTag(image.tag());
        Map<String, String> properties =
                PropertyNames.of(environment, "KAFKA_", NOT_PROPERTIES, PropertyNames::escaped);
        boolean fromFile = hasMountedFile(service);
        if (properties.isEmpty() && !fromFile) {
            properties = new HashMap<>(DEFAULT_FILE);
            KafkaDefaults.shippedServerProperties(properties);
        }
        KafkaDefaults.listenersFromAdvertised(properties);

        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        if (!fromFile) {
            requireKraft(requirements, properties, image);
        }
        refuseAdvertisedController(requirements, environment);
        ConfluentSecurity.require(requirements, environment);
        BitnamiNames.areIgnored(requirements, environment, image);
        String clusterId = clusterId(requirements, environment);
        return new Reading(
                new Program.Kafka(version.number(), properties, Optional.of(clusterId)),
                KafkaDefaults.id(properties),
                requirements.findings());
    }

    private static boolean hasMountedFile(Service service) {
        return service.volumes().stream().anyMatch(volume -> volume.target().startsWith("/mnt/shared/config"));
    }

    private static void requireKraft(Requirements requirements, Map<String, String> properties, Image image) {
        if (properties.getOrDefault("process.roles", "").isEmpty()) {
            requirements.refused(
                    "%s has no ZooKeeper mode, and KAFKA_PROCESS_ROLES is not set: formatting its storage fails. Any one KAFKA_ variable throws the image's default settings away."
                            .formatted(image),
                    "set KAFKA_NODE_ID, KAFKA_PROCESS_ROLES, KAFKA_LISTENERS, KAFKA_CONTROLLER_LISTENER_NAMES and KAFKA_CONTROLLER_QUORUM_VOTERS, or no KAFKA_ variable at all; for ZooKeeper mode use confluentinc/cp-kafka:7.9.1.",
                    "KAFKA_ZOOKEEPER_CONNECT");
        }
    }

    private static void refuseAdvertisedController(Requirements requirements, Environment environment) {
        if (environment.valueOr("KAFKA_PROCESS_ROLES", "").equals("controller")
                && environment.has("KAFKA_ADVERTISED_LISTENERS")) {
            requirements.refused(
                    "KAFKA_ADVERTISED_LISTENERS on a node that is only a controller makes the image exit with 1.",
                    "leave it out: controllers find each other by the quorum's voters.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
    }

    private static String clusterId(Requirements requirements, Environment environment) {
        Optional<String> written = environment.value("CLUSTER_ID");
        if (written.isEmpty()) {
            ClusterIds.underAnotherName(environment, "CLUSTER_ID")
                    .ifPresent(other -> requirements.wrong(
                            "The image reads the cluster id from CLUSTER_ID; %s is ignored, and the storage is formatted with the image's default, %s."
                                    .formatted(other, DEFAULT_CLUSTER_ID),
                            "call the variable CLUSTER_ID, on every node of the cluster.",
                            other));
        }
        return written.orElse(DEFAULT_CLUSTER_ID);
    }
}
