package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code apache/kafka} and {@code apache/kafka-native}, 3.7 and later.
 *
 * <p>Rules: {@code docker/resources/common-scripts/configure} and {@code configureDefaults},
 * {@code docker/server.properties} and {@code core/src/main/scala/kafka/docker/KafkaDockerWrapper.scala} in Apache
 * Kafka. KRaft only, since storage is always formatted. One variable that is a property throws the default file away:
 * what remains is the environment. Of a file that is mounted, everything stays, and the environment's properties are
 * appended.
 */
final class ApacheKafka {

    private static final String DEFAULT_CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";
    private static final String PREFIX = "KAFKA_";
    /** What the image takes in place of its own file, with the environment's properties behind it. */
    private static final String MOUNTED = "/mnt/shared/config/server.properties";

    private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";
    private static final String ROLES = "KAFKA_PROCESS_ROLES";

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isPublishedAs(image, Set.of("apache"), "kafka")
                    || ImageNames.isPublishedAs(image, Set.of("apache"), "kafka-native")
                    || ImageNames.isPublishedAs(image, Set.of("kafka-lab"), "apache-kafka"),
            image -> KafkaVersions.ofApacheTag(image.tag()),
            List.of("/etc/kafka/docker/run", "kafka-server-start"),
            List.of(ROLES, "KAFKA_NODE_ID", ADVERTISED),
            ImageFamily::nothing,
            ApacheKafka::interpret);

    private ApacheKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Map<String, String> written = written(environment, version);
        Optional<String> mounted = MountedFile.text(environment.service(), MOUNTED);
        boolean unseen = mounted.isEmpty() && hasMountedFile(environment.service());
        boolean byDefault = written.isEmpty() && mounted.isEmpty() && !unseen;
        ConfigurationFile file = new ConfigurationFile(
                byDefault
                        ? ShippedFiles.kraftMode(version)
                        : mounted.map(text -> text.lines().toList()).orElse(List.of()));
        file.line("");
        file.appendAll(written);
        Map<String, String> properties = findings.read(file);

        if (!unseen) {
            requireKraft(findings, properties);
        }
        KafkaScripts.refuseAdvertisedController(findings, environment);
        KafkaScripts.requireSecurity(findings, environment);
        Bitnami.namesAreIgnored(findings, environment);
        String clusterId = clusterId(findings, environment);
        return ImageInterpretation.kafka(version, properties, Optional.of(clusterId));
    }

    private static Map<String, String> written(Environment environment, Version version) {
        Set<String> notProperties = new HashSet<>(KafkaScripts.NOT_PROPERTIES);
        if (version.isBefore(3, 7, 1)) {
            // A comma is missing in that version's list.
            notProperties.remove("KAFKA_HEAP_OPTS");
        }
        Map<String, String> written = PropertyNames.of(
                environment,
                PREFIX,
                notProperties,
                // Up to 4.0, the prefix is cut out wherever it stands (KAFKA-17911).
                name -> PropertyNames.escaped(version.isBefore(4, 0) ? name.replace(PREFIX, "") : name));
        if (KafkaScripts.controllerOnly(written)) {
            // "unset KAFKA_ADVERTISED_LISTENERS": what is not empty is refused.
            written.remove("advertised.listeners");
        }
        KafkaScripts.listenersFromAdvertised(written);
        KafkaScripts.secretsOfSsl(written);
        return written;
    }

    /** Whether the volume holds no more than a file of settings that is read here. */
    static boolean reads(Service service, Volume volume) {
        return isMountedFile(volume) && MountedFile.text(service, MOUNTED).isPresent();
    }

    private static boolean hasMountedFile(Service service) {
        return service.volumes().stream().anyMatch(ApacheKafka::isMountedFile);
    }

    private static boolean isMountedFile(Volume volume) {
        return volume.target().matches("/mnt/shared/config(/|/server\\.properties)?");
    }

    private static void requireKraft(FindingCollector findings, Map<String, String> properties) {
        if (!properties.getOrDefault("process.roles", "").isEmpty()) {
            return;
        }
        Optional<String> misnamed = findings.misnamed(ROLES);
        if (misnamed.isPresent()) {
            findings.refused(
                    "KAFKA_PROCESS_ROLES is not set, only %s, which %s takes for another setting: formatting its storage fails."
                            .formatted(misnamed.get(), findings.image()),
                    "call it KAFKA_PROCESS_ROLES%s."
                            .formatted(
                                    misnamed.get().startsWith("KAFKA_CFG_")
                                            ? ", and leave CFG_ out of every other name too: it is Bitnami's"
                                            : ""),
                    misnamed.get());
        } else {
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
