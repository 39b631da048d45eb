package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code confluentinc/cp-kafka} and {@code cp-server}.
 *
 * <p>Rules: {@code kafka/include/etc/confluent/docker/configure}, {@code ensure} and {@code kafka.properties.template}
 * (from 7.5 {@code kafka-propertiesSpec.json}) in confluentinc/kafka-images. KRaft mode came with 7.4; ZooKeeper mode went
 * with 8.0.
 */
final class ConfluentKafka {

    /** Besides those of every image of Kafka. */
    private static final List<String> NOT_PROPERTIES = List.of("cub.zk.timeout", "data.dirs");

    /** {@code configure} exits with 1 when it sees one of these. */
    private static final List<String> REFUSED_VARIABLES =
            List.of("KAFKA_ADVERTISED_PORT", "KAFKA_ADVERTISED_HOST", "KAFKA_HOST", "KAFKA_PORT");

    private static final int FIRST_KRAFT_ONLY = 4;

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isCalled(image, Set.of("cp-kafka", "cp-server", "cp-enterprise-kafka")),
            KafkaVersions::ofConfluentTag,
            List.of("/etc/confluent/docker/run", "kafka-server-start"),
            List.of("KAFKA_ZOOKEEPER_CONNECT", "KAFKA_PROCESS_ROLES", "KAFKA_ADVERTISED_LISTENERS"),
            ConfluentKafka::interpret);

    private ConfluentKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Map<String, String> properties =
                PropertyNames.of(environment, "KAFKA_", KafkaScripts.NOT_PROPERTIES, PropertyNames::escaped);
        NOT_PROPERTIES.forEach(properties::remove);
        KafkaScripts.listenersFromAdvertised(properties);
        properties.putIfAbsent("log.dirs", "/var/lib/kafka/data");

        requireMode(findings, environment, version);
        requireAdvertised(findings, environment);
        KafkaScripts.requireSecurity(findings, environment);
        REFUSED_VARIABLES.stream()
                .filter(environment::has)
                .forEach(variable -> findings.refused(
                        "%s makes %s exit with 1: it is long deprecated.".formatted(variable, findings.image()),
                        "say where clients find the broker in KAFKA_ADVERTISED_LISTENERS.",
                        variable));
        Bitnami.namesAreIgnored(findings, environment);

        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        Optional<String> clusterId = kraft ? environment.value("CLUSTER_ID") : Optional.empty();
        return ImageInterpretation.kafka(version, properties, clusterId);
    }

    private static void requireMode(FindingCollector findings, Environment environment, Version version) {
        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        boolean kraftOnly = version.major() >= FIRST_KRAFT_ONLY;
        if (kraftOnly && !kraft) {
            findings.refused(
                    "%s is Apache Kafka %s, which has no ZooKeeper mode: without KAFKA_PROCESS_ROLES it exits with 1."
                            .formatted(findings.image(), version.number()),
                    "keep ZooKeeper with the image %s:7.9.1, or give the node KAFKA_PROCESS_ROLES and CLUSTER_ID."
                            .formatted(findings.image().repository()),
                    "KAFKA_ZOOKEEPER_CONNECT");
        } else if (!kraft) {
            findings.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    " in ZooKeeper mode, which is its mode without KAFKA_PROCESS_ROLES",
                    "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181,zoo2:2181,zoo3:2181 with the names of your ZooKeepers.");
        } else if (version.isBefore(3, 4)) {
            findings.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    ": its start script knows KRaft mode only from 7.4 on",
                    "use the image %s:7.9.1.".formatted(findings.image().repository()));
        } else {
            requireClusterId(findings, environment);
        }
    }

    private static void requireClusterId(FindingCollector findings, Environment environment) {
        String hint = KafkaScripts.clusterIdUnderAnotherName(environment, "CLUSTER_ID")
                .map(other -> ": %s is a name that it ignores".formatted(other))
                .orElse(" in KRaft mode");
        findings.needs(
                "CLUSTER_ID",
                hint,
                "give every node of the cluster the same CLUSTER_ID, such as MkU3OEVBNTcwNTJENDM2Qk.");
    }

    private static void requireAdvertised(FindingCollector findings, Environment environment) {
        boolean controllerOnly = environment.valueOr("KAFKA_PROCESS_ROLES", "").equals("controller");
        if (!controllerOnly) {
            findings.needs(
                    "KAFKA_ADVERTISED_LISTENERS",
                    "",
                    "write KAFKA_ADVERTISED_LISTENERS: INTERNAL://%s:9092,EXTERNAL://localhost:32001, with a port of its own for the host."
                            .formatted(environment.service().name()));
        }
        KafkaScripts.refuseAdvertisedController(findings, environment);
    }
}
