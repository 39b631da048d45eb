package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code wurstmeister/kafka}, up to Kafka 2.8.1; no longer maintained.
 *
 * <p>Rules: {@code start-kafka.sh} in wurstmeister/kafka-docker, which edits the {@code server.properties} that Kafka
 * ships with. It has no escapes: every underscore becomes a dot. The listener variables of its older versions
 * ({@code KAFKA_ADVERTISED_PROTOCOL_NAME}, {@code KAFKA_PROTOCOL_NAME}) are not followed here.
 */
final class WurstmeisterKafka {

    private static final Set<String> NOT_PROPERTIES = Set.of(
            "KAFKA_VERSION",
            "KAFKA_HOME",
            "KAFKA_DEBUG",
            "KAFKA_GC_LOG_OPTS",
            "KAFKA_HEAP_OPTS",
            "KAFKA_JMX_OPTS",
            "KAFKA_JVM_PERFORMANCE_OPTS",
            "KAFKA_LOG4J_OPTS",
            "KAFKA_OPTS",
            "KAFKA_CREATE_TOPICS",
            "KAFKA_CREATE_TOPICS_SEPARATOR",
            "KAFKA_ADVERTISED_PROTOCOL_NAME",
            "KAFKA_PROTOCOL_NAME");

    private static final String CONNECT = "KAFKA_ZOOKEEPER_CONNECT";

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isPublishedAs(image, Set.of("wurstmeister"), "kafka"),
            KafkaVersions::ofWurstmeisterTag,
            List.of("start-kafka.sh", "kafka-server-start"),
            List.of(CONNECT, "KAFKA_ADVERTISED_HOST_NAME", "KAFKA_ADVERTISED_LISTENERS"),
            WurstmeisterKafka::interpret);

    private WurstmeisterKafka() {}

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        Service service = environment.service();
        Map<String, String> properties = PropertyNames.of(environment, "KAFKA_", NOT_PROPERTIES, PropertyNames::plain);
        properties.values().removeIf(String::isEmpty);
        properties.putIfAbsent("port", "9092");
        properties.putIfAbsent("broker.id", "-1");
        properties.putIfAbsent("zookeeper.connect", "localhost:2181");
        properties.putIfAbsent(
                "log.dirs", "/kafka/kafka-logs-" + service.hostname().orElse(service.name()));
        properties.putIfAbsent("zookeeper.connection.timeout.ms", version.isBefore(2, 5) ? "6000" : "18000");
        properties.putIfAbsent("group.initial.rebalance.delay.ms", "0");
        KafkaScripts.shippedServerProperties(properties);
        hostAtStart(properties, environment);

        findings.needs(
                CONNECT,
                ", as Kafka finds no ZooKeeper on its own localhost",
                "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181.");
        require(findings, environment, version);
        Bitnami.namesAreIgnored(findings, environment);
        return ImageInterpretation.kafka(version, properties, Optional.empty());
    }

    private static void require(FindingCollector findings, Environment environment, Version version) {
        if (environment.has("KAFKA_ADVERTISED_LISTENERS") && !environment.has("KAFKA_LISTENERS")) {
            findings.refused(
                    "KAFKA_ADVERTISED_LISTENERS without KAFKA_LISTENERS: this image sets no listeners of its own to match.",
                    "write KAFKA_LISTENERS with the same names, such as INTERNAL://0.0.0.0:9092.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
        if (environment.has("KAFKA_PROCESS_ROLES")) {
            findings.refused(
                    "The image's Kafka is %s, whose start script never formats storage: it has no KRaft mode."
                            .formatted(version.number()),
                    "use apache/kafka:4.1.1 or confluentinc/cp-kafka:7.9.1.",
                    "KAFKA_PROCESS_ROLES");
        }
        if (environment.has("HOSTNAME_COMMAND") && !environment.has("KAFKA_ADVERTISED_HOST_NAME")) {
            findings.note(
                    "HOSTNAME_COMMAND finds the advertised host when the container starts: it cannot be known here, and is no command for another machine.",
                    "write KAFKA_LISTENERS and KAFKA_ADVERTISED_LISTENERS with one listener for the brokers and one for the host.",
                    "HOSTNAME_COMMAND");
        }
        String advertised = environment.valueOr("KAFKA_ADVERTISED_LISTENERS", "");
        if (advertised.contains("_{HOSTNAME_COMMAND}") || advertised.contains("_{PORT_COMMAND}")) {
            findings.note(
                    "The advertised listeners are filled in by a command when the container starts: they cannot be known here.",
                    "write them out.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
    }

    /** A host that only the container will find must not be taken for a name in the file. */
    private static void hostAtStart(Map<String, String> properties, Environment environment) {
        if (environment.has("HOSTNAME_COMMAND") && !environment.has("KAFKA_LISTENERS")) {
            properties.putIfAbsent("advertised.host.name", UNKNOWN_HOST);
        }
    }

    /** Stands for a host that is not known before the start. A reserved name: it can never be found. */
    static final String UNKNOWN_HOST = "found-at-start.invalid";
}
