package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Image;
import java.util.Set;

/** What holds for all images of this publisher. */
final class BitnamiImages {

    static final Set<String> PUBLISHERS = Set.of("bitnami", "bitnamilegacy", "bitnamisecure");

    private BitnamiImages() {}

    /** Since August 2025 the numbered tags are only to be had, unmaintained, under another name. */
    static void retired(Requirements requirements, Image image) {
        if (image.repository().contains("bitnami/")) {
            requirements.note(
                    "%s has been retired: its numbered tags were moved to bitnamilegacy and get no more fixes."
                            .formatted(image),
                    "write %s, or change to an image that is maintained: apache/kafka, confluentinc/cp-kafka, zookeeper."
                            .formatted(image.toString().replace("bitnami/", "bitnamilegacy/")));
        }
    }
}
