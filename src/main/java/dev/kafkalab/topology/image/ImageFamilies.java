package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
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

    /** What a service's image makes of it. One that the file builds is the author's own, whatever it is called. */
    public static ImageInterpretation interpret(Service service, Image image) {
        return Optional.of(image)
                .filter(published -> !service.built())
                .flatMap(ImageFamilies::of)
                .map(family -> interpret(service, image, family))
                .orElseGet(() -> ImageInterpretation.tool().plus(UnknownKafka.findings(service)));
    }

    /** The variable by which an image sets that property of Kafka: what to write where something is to be mended. */
    public static String variable(Image image, String property) {
        return PropertyNames.variable(isBitnamisKafka(image) ? BitnamiVariables.PREFIX : "KAFKA_", property);
    }

    /**
     * What the image adds to Kafka's own {@code format} on this node. Bitnami's formats a controller without voters
     * from 4.0 on, and does not make it one ({@code kafka_kraft_storage_initialize} in {@code libkafka.sh} of
     * bitnami/containers).
     */
    public static List<String> formatOptions(Node node) {
        return node.program() instanceof Program.Kafka kafka && isBitnamisKafka(node.image())
                ? BitnamiKafka.formatOptions(node.service(), kafka)
                : List.of();
    }

    private static boolean isBitnamisKafka(Image image) {
        return of(image).filter(BitnamiKafka.FAMILY::equals).isPresent();
    }

    static Optional<ImageFamily> of(Image image) {
        return FAMILIES.stream()
                .filter(family -> family.recognizes().test(image))
                .findFirst();
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
