package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Image;
import java.util.Set;

/** What holds for all images of this publisher, and for its names on other publishers' images. */
final class Bitnami {

    private static final Set<String> PUBLISHERS = Set.of("bitnami", "bitnamilegacy", "bitnamisecure");

    private Bitnami() {}

    static boolean publishes(Image image, String name) {
        return ImageNames.isPublishedAs(image, PUBLISHERS, name);
    }

    /** Since August 2025 the numbered tags are only to be had, unmaintained, under another name. */
    static void retired(FindingCollector findings) {
        Image image = findings.image();
        if (image.repository().contains("bitnami/")) {
            findings.note(
                    "%s has been retired: its numbered tags were moved to bitnamilegacy and get no more fixes."
                            .formatted(image),
                    "write %s, or change to an image that is maintained: apache/kafka, confluentinc/cp-kafka, zookeeper."
                            .formatted(image.toString().replace("bitnami/", "bitnamilegacy/")));
        }
    }

    /** On another publisher's image, {@code KAFKA_CFG_} names configure nothing. */
    static void namesAreIgnored(FindingCollector findings, Environment environment) {
        environment
                .startingWith("KAFKA_CFG_")
                .map(EnvironmentVariable::name)
                .findFirst()
                .ifPresent(first -> findings.wrong(
                        "%s is Bitnami's way to name a setting: %s makes an unknown property of it and ignores it."
                                .formatted(first, findings.image()),
                        "write %s instead, and so on for every KAFKA_CFG_ name."
                                .formatted(first.replaceFirst("CFG_", "")),
                        first));
    }
}
