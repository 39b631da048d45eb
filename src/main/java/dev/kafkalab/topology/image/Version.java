package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.List;

/**
 * The version that an image's tag stands for.
 *
 * @param number of the Apache project, whatever the vendor's tag calls it
 * @param floats whether the tag means another version tomorrow
 */
record Version(String number, boolean floats) {

    static Version fixed(String number) {
        return new Version(number, false);
    }

    static Version floating(String number) {
        return new Version(number, true);
    }

    /** The first of the version's numbers: 4 for {@code 4.1.1}. */
    int major() {
        return Tag.numbers(number).isEmpty() ? 0 : Tag.numbers(number).get(0);
    }

    boolean isBefore(int major, int minor) {
        List<Integer> numbers = Tag.numbers(number);
        int itsMinor = numbers.size() > 1 ? numbers.get(1) : 0;
        return major() < major || major() == major && itsMinor < minor;
    }

    /** A note that the tag floats, if it does. */
    List<Finding> findings(Service service, Image image) {
        if (!floats || image.tag().isBlank()) {
            return List.of();
        }
        return List.of(Finding.note(
                service,
                service.position(),
                "%s floats: taken for %s here, it is whatever was pushed last when Docker pulls it."
                        .formatted(image, number),
                "write a tag with all its numbers, so that the lab is the same next year."));
    }
}
