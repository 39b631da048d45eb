package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.List;

/** The images whose environment is understood. Every other image is a tool. */
public final class ImageFamilies {

    private static final List<ImageFamily> FAMILIES = List.of(
            ConfluentKafka.FAMILY,
            ConfluentZooKeeper.FAMILY,
            OfficialZooKeeper.FAMILY,
            ApacheKafka.FAMILY,
            WurstmeisterKafka.FAMILY,
            WurstmeisterZooKeeper.FAMILY,
            BitnamiKafka.FAMILY,
            BitnamiZooKeeper.FAMILY);

    private ImageFamilies() {}

    /** What a service's image makes of it. */
    public static ImageInterpretation interpret(Service service, Image image) {
        return FAMILIES.stream()
                .filter(family -> family.recognizes().test(image))
                .findFirst()
                .map(family -> interpret(service, image, family))
                .orElseGet(() -> ImageInterpretation.tool().plus(lookingLikeKafka(service, image)));
    }

    /** An image that nobody here knows, configured as a broker is: whoever wrote it would miss that broker. */
    private static List<Finding> lookingLikeKafka(Service service, Image image) {
        Environment environment = new Environment(service);
        return environment.hasAny(
                        "KAFKA_LISTENERS",
                        "KAFKA_ADVERTISED_LISTENERS",
                        "KAFKA_CFG_LISTENERS",
                        "KAFKA_ZOOKEEPER_CONNECT")
                ? List.of(Finding.note(
                        service,
                        environment.where("KAFKA_ADVERTISED_LISTENERS", "KAFKA_LISTENERS"),
                        "It looks like a broker, but what %s makes of its environment is not known here: it counts as a tool."
                                .formatted(image),
                        "use apache/kafka or confluentinc/cp-kafka."))
                : List.of();
    }

    private static ImageInterpretation interpret(Service service, Image image, ImageFamily family) {
        StartCommand command = StartCommand.of(service, family);
        if (command == StartCommand.TOOL) {
            return ImageInterpretation.tool();
        }
        ImageInterpretation interpretation = family.interpret(service, image)
                .plus(command.findings(service))
                .plus(MountedConfiguration.findings(service));
        return command.isPredictable() ? interpretation : interpretation.softened();
    }
}
