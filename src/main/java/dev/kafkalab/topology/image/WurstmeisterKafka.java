package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Program;
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
final class WurstmeisterKafka implements ImageFamily {

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

    @Override
    public boolean recognizes(Image image) {
        return ImageNames.isPublishedAs(image, Set.of("wurstmeister"), "kafka");
    }

    @Override
    public boolean startsWith(String command) {
        return command.contains("start-kafka.sh") || command.contains("kafka-server-start");
    }

    @Override
    public boolean configuredAsNode(Service service) {
        return new Environment(service).hasAny(CONNECT, "KAFKA_ADVERTISED_HOST_NAME", "KAFKA_ADVERTISED_LISTENERS");
    }

    @Override
    public Reading read(Service service, Image image) {
        Environment environment = new Environment(service);
        Version version = KafkaVersions.ofWurstmeisterTag(image.tag());
        Map<String, String> properties = PropertyNames.of(environment, "KAFKA_", NOT_PROPERTIES, PropertyNames::plain);
        properties.values().removeIf(String::isEmpty);
        properties.putIfAbsent("port", "9092");
        properties.putIfAbsent("broker.id", "-1");
        properties.putIfAbsent("zookeeper.connect", "localhost:2181");
        properties.putIfAbsent(
                "log.dirs", "/kafka/kafka-logs-" + service.hostname().orElse(service.name()));
        properties.putIfAbsent("zookeeper.connection.timeout.ms", version.isBefore(2, 5) ? "6000" : "18000");
        properties.putIfAbsent("group.initial.rebalance.delay.ms", "0");
        KafkaDefaults.shippedServerProperties(properties);
        hostAtStart(properties, environment);

        Requirements requirements = new Requirements(environment, image.toString());
        requirements.addAll(version.findings(service, image));
        requirements.needs(
                CONNECT,
                ", as Kafka finds no ZooKeeper on its own localhost",
                "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181.");
        require(requirements, environment, version);
        BitnamiNames.areIgnored(requirements, environment, image);
        return new Reading(
                new Program.Kafka(version.number(), properties, Optional.empty()),
                KafkaDefaults.id(properties),
                requirements.findings());
    }

    private static void require(Requirements requirements, Environment environment, Version version) {
        if (environment.has("KAFKA_ADVERTISED_LISTENERS") && !environment.has("KAFKA_LISTENERS")) {
            requirements.refused(
                    "KAFKA_ADVERTISED_LISTENERS without KAFKA_LISTENERS: this image sets no listeners of its own to match.",
                    "write KAFKA_LISTENERS with the same names, such as INTERNAL://0.0.0.0:9092.",
                    "KAFKA_ADVERTISED_LISTENERS");
        }
        if (environment.has("KAFKA_PROCESS_ROLES")) {
            requirements.refused(
                    "The image's Kafka is %s, whose start script never formats storage: it has no KRaft mode."
                            .formatted(version.number()),
                    "use apache/kafka:4.1.1 or confluentinc/cp-kafka:7.9.1.",
                    "KAFKA_PROCESS_ROLES");
        }
        if (environment.has("HOSTNAME_COMMAND") && !environment.has("KAFKA_ADVERTISED_HOST_NAME")) {
            requirements.note(
                    "HOSTNAME_COMMAND finds the advertised host when the container starts: it cannot be known here, and is no command for another machine.",
                    "write KAFKA_LISTENERS and KAFKA_ADVERTISED_LISTENERS with one listener for the brokers and one for the host.",
                    "HOSTNAME_COMMAND");
        }
        if (environment.value("KAFKA_ADVERTISED_LISTENERS").orElse("").contains("_{HOSTNAME_COMMAND}")
                || environment.value("KAFKA_ADVERTISED_LISTENERS").orElse("").contains("_{PORT_COMMAND}")) {
            requirements.note(
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
