package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service that is a Kafka broker by all appearances, and whose image nobody here knows: what its settings are, and
 * whether it is Apache Kafka at all, cannot be told. It counts as a tool, and whoever wrote the file would miss that
 * broker.
 */
public final class UnknownKafka {

    private static final List<String> VARIABLES = List.of(
            "KAFKA_ADVERTISED_LISTENERS",
            "KAFKA_LISTENERS",
            "KAFKA_CFG_ADVERTISED_LISTENERS",
            "KAFKA_CFG_LISTENERS",
            "KAFKA_ADVERTISED_HOST_NAME",
            "KAFKA_ZOOKEEPER_CONNECT",
            "KAFKA_CFG_ZOOKEEPER_CONNECT",
            "KAFKA_PROCESS_ROLES",
            "KAFKA_CFG_PROCESS_ROLES",
            "KAFKA_CONTROLLER_QUORUM_VOTERS",
            "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS",
            "KAFKA_BROKER_ID",
            "KAFKA_NODE_ID");

    /** Images of brokers that speak Kafka's protocol, by the last part of their names, whoever publishes them. */
    private static final Set<String> IMAGES = Set.of(
            "kafka",
            "docker-kafka",
            "kafka-docker",
            "kafka-kraft",
            "kafka-native",
            "kafka-zookeeper",
            "confluent-local",
            "fast-data-dev",
            "kafka-lenses-dev",
            "redpanda",
            "automq",
            "bufstream",
            "tansu",
            "warpstream_agent");

    /** Programs around Kafka, which are configured with some of the same variables. */
    private static final Pattern OTHER_PROGRAM = Pattern.compile(
            "connect|rest|registry|ksql|exporter|manager|monitor|kafdrop|akhq|kcat|kafkacat|zookeeper$|mirror"
                    + "|control-center|(^|-)(ui|cli|tools|topics|init|producer|consumer|client)(-|$)");

    /** What a service is called that is built, or whose image says nothing. */
    private static final Pattern SERVICE_NAME = Pattern.compile("kafka([-_]?(broker|node|server))?[-_]?\\d*");

    private static final Pattern START =
            Pattern.compile("kafka-server-start|\\bredpanda start\\b|\\bkafka\\.Kafka\\b|\\bstart-kafka\\.sh\\b");

    private static final String SETTINGS = "server.properties";

    private UnknownKafka() {}

    /** Whether the service looks like a broker and is none that is known here. */
    public static boolean looksLikeKafka(Service service) {
        Optional<Image> image = service.image().map(Image::parse);
        boolean known = !service.built() && image.flatMap(ImageFamilies::of).isPresent();
        return !known && (isCalledSo(service, image) || isConfiguredSo(service, image));
    }

    private static boolean isCalledSo(Service service, Optional<Image> image) {
        boolean byImage = !StartCommand.isTool(commandLine(service))
                && image.map(Image::name)
                        .filter(name -> IMAGES.contains(name) || name.matches("cp-(kafka|server|enterprise-kafka)"))
                        .isPresent();
        boolean byService = (service.built() || isConfiguredBySettings(service))
                && SERVICE_NAME.matcher(service.name()).matches();
        return byImage || byService;
    }

    private static boolean isConfiguredSo(Service service, Optional<Image> image) {
        boolean another = image.map(Image::name)
                .filter(name -> OTHER_PROGRAM.matcher(name).find())
                .isPresent();
        return !another
                && (new Environment(service).hasAny(VARIABLES.toArray(String[]::new))
                        || START.matcher(commandLine(service)).find()
                        || isConfiguredBySettings(service));
    }

    /** Other programs have a {@code server.properties} too. */
    private static boolean isConfiguredBySettings(Service service) {
        return service.volumes().stream()
                .filter(volume -> volume.target().endsWith("/" + SETTINGS)
                        || volume.source().endsWith("/" + SETTINGS))
                .anyMatch(volume -> Stream.of(
                                volume.target(), service.name(), service.image().orElse(""))
                        .anyMatch(words -> words.contains("kafka")));
    }

    private static String commandLine(Service service) {
        return Stream.of(service.entrypoint(), service.command())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }

    static List<Finding> findings(Service service) {
        if (!looksLikeKafka(service)) {
            return List.of();
        }
        String unknown = service.built()
                ? "this file builds its image%s, and what that makes of its settings"
                        .formatted(service.image()
                                .map(image -> " (and calls it %s)".formatted(image))
                                .orElse(""))
                : "what %s makes of its settings".formatted(service.image().orElse(service.name()));
        return List.of(Finding.note(
                service,
                new Environment(service).where(VARIABLES.toArray(String[]::new)),
                "It looks like a broker, but %s is not known here: it counts as a tool.".formatted(unknown),
                "use apache/kafka or confluentinc/cp-kafka%s."
                        .formatted(service.built() ? " as published, without build" : "")));
    }
}
