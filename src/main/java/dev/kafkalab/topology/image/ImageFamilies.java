package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.Optional;

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
        return of(image).map(family -> interpret(service, image, family)).orElseGet(() -> ImageInterpretation.tool()
                .plus(lookingLikeKafka(service, image)));
    }

    static Optional<ImageFamily> of(Image image) {
        return FAMILIES.stream()
                .filter(family -> family.recognizes().test(image))
                .findFirst();
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
        List<Finding> unread = UnreadSettings.of(service, family);
        ImageInterpretation interpretation = family.interpret(service, image);
        return unread.isEmpty() ? interpretation : interpretation.notesOnly().plus(unread);
    }
}
