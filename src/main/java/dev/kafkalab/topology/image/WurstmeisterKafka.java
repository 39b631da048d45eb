package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private static final String LISTENERS = "KAFKA_LISTENERS";
    private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";
    private static final String HOST = "KAFKA_ADVERTISED_HOST_NAME";
    private static final String HOST_COMMAND = "HOSTNAME_COMMAND";

    /** Commands that find the value of a variable, where that is not set. */
    private static final Map<String, String> COMMANDS =
            Map.of("BROKER_ID_COMMAND", "KAFKA_BROKER_ID", "RACK_COMMAND", "KAFKA_BROKER_RACK");

    /** What stands between the parts of the command that the script gives to {@code sed}. */
    private static final char DELIMITER = '@';

    static final ImageFamily FAMILY = new ImageFamily(
            image -> ImageNames.isPublishedAs(image, Set.of("wurstmeister"), "kafka"),
            image -> KafkaVersions.ofWurstmeisterTag(image.tag()),
            List.of("start-kafka.sh", "kafka-server-start"),
            List.of(CONNECT, HOST, ADVERTISED),
            WurstmeisterKafka::foundAtStart,
            WurstmeisterKafka::interpret);

    private WurstmeisterKafka() {}

    private static List<String> foundAtStart(Environment environment) {
        List<String> commands = new ArrayList<>();
        boolean needsHost = !environment.hasAny(HOST, LISTENERS, ADVERTISED);
        if (environment.has(HOST_COMMAND) && (needsHost || isFilledIn(environment, HOST_COMMAND))) {
            commands.add(HOST_COMMAND);
        }
        if (environment.has("PORT_COMMAND") && isFilledIn(environment, "PORT_COMMAND")) {
            commands.add("PORT_COMMAND");
        }
        COMMANDS.forEach((command, wanted) -> {
            if (environment.has(command) && !environment.has(wanted)) {
                commands.add(command);
            }
        });
        if (environment.has("CUSTOM_INIT_SCRIPT")) {
            commands.add("CUSTOM_INIT_SCRIPT");
        }
        return commands;
    }

    /** Whether a property waits for the command's output. */
    private static boolean isFilledIn(Environment environment, String command) {
        return environment.startingWith("KAFKA_").anyMatch(variable -> variable.value()
                .contains("_{" + command + "}"));
    }

    private static ImageInterpretation interpret(Environment environment, Version version, FindingCollector findings) {
        require(findings, environment, version);
        Bitnami.namesAreIgnored(findings, environment);
        ConfigurationFile file = new ConfigurationFile(ShippedFiles.zooKeeperMode(version));
        written(environment).forEach((name, value) -> {
            if (!file.edit(name, value, DELIMITER)) {
                findings.refused(
                        "An @ or a newline in %s breaks the sed of the start script: the image exits.".formatted(name),
                        "write a value without.",
                        PropertyNames.variable("KAFKA_", name));
            }
        });
        return ImageInterpretation.kafka(version, findings.read(file), Optional.empty());
    }

    /** The properties that the script sets, in its order. */
    private static Map<String, String> written(Environment environment) {
        Service service = environment.service();
        Map<String, String> written = new LinkedHashMap<>();
        environment
                .startingWith("KAFKA_")
                .flatMap(variable -> Stream.concat(Stream.of(variable.name()), furtherLines(variable)))
                .filter(name -> !NOT_PROPERTIES.contains(name))
                .forEach(name -> written.put(
                        PropertyNames.plain(name.substring("KAFKA_".length())),
                        environment.written(name).orElse("")));
        Map<String, String> defaults = Map.of(
                "port", "9092",
                "broker.id", "-1",
                "log.dirs", "/kafka/kafka-logs-" + service.hostname().orElse(service.name()));
        defaults.forEach((name, value) -> {
            if (written.getOrDefault(name, "").isEmpty()) {
                written.put(name, value);
            }
        });
        if (environment.has(HOST_COMMAND) && !environment.hasAny(HOST, LISTENERS, ADVERTISED)) {
            written.put("advertised.host.name", UNKNOWN_HOST);
        }
        return written;
    }

    /** The script reads {@code env} line by line, and takes a line of a value for a variable that is not set. */
    private static Stream<String> furtherLines(EnvironmentVariable variable) {
        return variable.value()
                .lines()
                .skip(1)
                .filter(line -> line.matches("KAFKA_\\w+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')));
    }

    private static void require(FindingCollector findings, Environment environment, Version version) {
        findings.needs(
                CONNECT,
                ", as Kafka finds no ZooKeeper on its own localhost",
                "write KAFKA_ZOOKEEPER_CONNECT: zoo1:2181.");
        boolean unnamed = !environment.hasAny(HOST, LISTENERS);
        if (unnamed && environment.has(ADVERTISED)) {
            findings.refused(
                    "KAFKA_ADVERTISED_LISTENERS without KAFKA_LISTENERS: this image sets no listeners of its own to match.",
                    "write KAFKA_LISTENERS with the same names, such as INTERNAL://0.0.0.0:9092.",
                    ADVERTISED);
        } else if (unnamed && !environment.has(HOST_COMMAND)) {
            findings.refused(
                    "Neither KAFKA_LISTENERS nor KAFKA_ADVERTISED_HOST_NAME is set: the image exits, as it does not know how clients find the broker.",
                    "write KAFKA_LISTENERS and KAFKA_ADVERTISED_LISTENERS with one listener for the brokers and one for the host.");
        }
        if (environment.has("KAFKA_PROCESS_ROLES")) {
            findings.refused(
                    "The image's Kafka is %s, whose start script never formats storage: it has no KRaft mode."
                            .formatted(version.number()),
                    "use apache/kafka:4.1.1 or confluentinc/cp-kafka:7.9.1.",
                    "KAFKA_PROCESS_ROLES");
        }
    }

    /** Stands for a host that is not known before the start. A reserved name: it can never be found. */
    static final String UNKNOWN_HOST = "found-at-start.invalid";
}
