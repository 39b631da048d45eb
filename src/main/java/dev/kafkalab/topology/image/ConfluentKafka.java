package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Program;
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
final class ConfluentKafka implements ImageFamily {

    private static final Set<String> NAMES = Set.of("cp-kafka", "cp-server", "cp-enterprise-kafka");

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
            "KAFKA_TOOLS_LOG4J_LOGLEVEL",
            "KAFKA_CUB_ZK_TIMEOUT",
            "KAFKA_DATA_DIRS");

    /** {@code configure} exits with 1 when it sees one of these. */
    private static final List<String> REFUSED_VARIABLES =
            List.of("KAFKA_ADVERTISED_PORT", "KAFKA_ADVERTISED_HOST", "KAFKA_HOST", "KAFKA_PORT");

    private static final int FIRST_KRAFT_ONLY = 4;

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isCalled(image, NAMES);
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("/etc/confluent/docker/run") || command.contains("kafka-server-start");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service)
                .hasAny("KAFKA_ZOOKEEPER_CONNECT", "KAFKA_PROCESS_ROLES", "KAFKA_ADVERTISED_LISTENERS");
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version = KafkaVersions.ofConfluentTag(image.tag());
        Map<String, String> properties =
                PropertyNames.of(environment, "KAFKA_", NOT_PROPERTIES, PropertyNames::escaped);
        KafkaDefaults.listenersFromAdvertised(properties);
        properties.putIfAbsent("log.dirs", "/var/lib/kafka/data");

        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        requireMode(requirements, environment, version, image);
        requireAdvertised(requirements, environment);
        ConfluentSecurity.require(requirements, environment);
        REFUSED_VARIABLES.stream()
                .filter(environment::has)
                .forEach(variable -> requirements.refused(
                        "%s makes %s exit with 1: it is long deprecated.".formatted(variable, image),
                        "say where clients find the broker in KAFKA_ADVERTISED_LISTENERS.",
                        variable));
        BitnamiNames.areIgnored(requirements, environment, image);

        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        Optional<String> clusterId = kraft ? environment.value("CLUSTER_ID") : Optional.empty();
        return new Reading(
                new Program.Kafka(version.number(), properties, clusterId),
                KafkaDefaults.id(properties),
                requirements.findings());
    }

    private static void requireMode(Requirements requirements, Environment environment, Version version, Image image) {
        boolean kraft = environment.has("KAFKA_PROCESS_ROLES");
        boolean kraftOnly = version.major() >= FIRST_KRAFT_ONLY;
        if (kraftOnly && !kraft) {
            requirements.refused(
                    "%s is Apache Kafka %s, which has no ZooKeeper mode: without KAFKA_PROCESS_ROLES it exits with 1."
                            .formatted(image, version.number()),
                    "keep ZooKeeper with the image %s:7.9.1, or give the node KAFKA_PROCESS_ROLES and CLUSTER_ID."
                            .formatted(image.repository()),
                    "KAFKA_ZOOKEEPER_CONNECT");
        } else if (!kraft) {
            requirements.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    " in ZooKeeper mode, which is its mode without KAFKA_PROCESS_ROLES",
                    "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181,zoo2:2181,zoo3:2181 with the names of your ZooKeepers.");
        } else if (version.isBefore(3, 4)) {
            requirements.needs(
                    "KAFKA_ZOOKEEPER_CONNECT",
                    ": its start script knows KRaft mode only from 7.4 on",
                    "use the image %s:7.9.1.".formatted(image.repository()));
        } else {
            requireClusterId(requirements, environment);
        }
    }

    private static void requireClusterId(Requirements requirements, Environment environment) {
        String hint = ClusterIds.underAnotherName(environment, "CLUSTER_ID")
                .map(other -> ": %s is a name that it ignores".formatted(other))
                .orElse(" in KRaft mode");
        requirements.needs(
                "CLUSTER_ID",
                hint,
                "give every node of the cluster the same CLUSTER_ID, such as MkU3OEVBNTcwNTJENDM2Qk.");
    }

    private static void requireAdvertised(Requirements requirements, Environment environment) {
        boolean controllerOnly = environment.valueOr("KAFKA_PROCESS_ROLES", "").equals("controller");
        if (!controllerOnly) {
            requirements.needs(
                    "KAFKA_ADVERTISED_LISTENERS",
                    "",
                    "write KAFKA_ADVERTISED_LISTENERS: INTERNAL://%s:9092,EXTERNAL://localhost:32001, with a port of its own for the host."
                            .formatted(environment.service().name()));
        } else if (environment.has("KAFKA_ADVERTISED_LISTENERS")) {
            requirements.refused(
                    "KAFKA_ADVERTISED_LISTENERS on a node that is only a controller makes the image exit with 1.",
                    "leave it out: controllers find each other by the quorum's voters.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
    }
}
