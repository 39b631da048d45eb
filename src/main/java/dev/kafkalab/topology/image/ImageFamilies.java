package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.Optional;

/** The images whose environment is understood. Every other image is a tool. */
public final class ImageFamilies {

    private static final List<ImageFamily> FAMILIES = List.of(
            new ConfluentKafka(),
            new ConfluentZooKeeper(),
            new OfficialZooKeeper(),
            new ApacheKafka(),
            new WurstmeisterKafka(),
            new WurstmeisterZooKeeper(),
            new BitnamiKafka(),
            new BitnamiZooKeeper());

    private ImageFamilies() {}

    /** What a service's image makes of it. */
    public static Reading read(Service service, Image image) {
        Optional<ImageFamily> family =
                FAMILIES.stream().filter(each -> each.recognizes(image)).findFirst();
        return family.map(known -> read(service, image, known))
                .orElseGet(() -> Reading.tool().plus(lookingLikeKafka(service, image)));
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

    private static Reading read(Service service, Image image, ImageFamily family) {
        StartCommand command = StartCommand.of(service, family);
        if (command == StartCommand.TOOL) {
            return Reading.tool();
        }
        Reading reading = family.read(service, image)
                .plus(command.findings(service))
                .plus(MountedConfiguration.findings(service));
        return command.isPredictable() ? reading : new Reading(reading.program(), reading.id(), softened(reading));
    }

    /** What the image would refuse may have been put right by the script that runs before it. */
    private static List<Finding> softened(Reading reading) {
        return reading.findings().stream()
                .map(finding -> finding.severity() == Severity.REFUSED
                        ? new Finding(
                                Severity.NOTE, finding.node(), finding.position(), finding.message(), finding.remedy())
                        : finding)
                .toList();
    }
}
