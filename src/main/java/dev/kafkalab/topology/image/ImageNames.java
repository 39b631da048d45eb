package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.Set;

/**
 * Recognizes an image by the end of its path: what stands before it is a registry, a mirror or a company's own prefix.
 */
final class ImageNames {

    private ImageNames() {}

    /** Whether the last segment is one of these, whoever publishes it. */
    static boolean isCalled(Image image, Set<String> names) {
        return names.contains(last(segments(image)));
    }

    /** Whether the last two segments are one of these publishers and this name. */
    static boolean isPublishedAs(Image image, Set<String> publishers, String name) {
        List<String> segments = segments(image);
        return segments.size() > 1
                && last(segments).equals(name)
                && publishers.contains(segments.get(segments.size() - 2));
    }

    /** Whether it is an official image: one without a publisher, or with a registry's host in that place. */
    static boolean isOfficial(Image image, String name) {
        List<String> segments = segments(image);
        if (!last(segments).equals(name)) {
            return false;
        }
        return segments.size() == 1
                || isPublishedAs(image, Set.of("library"), name)
                || segments.size() == 2 && isRegistry(segments.get(0));
    }

    private static boolean isRegistry(String segment) {
        return segment.contains(".") || segment.contains(":") || segment.equals("localhost");
    }

    private static List<String> segments(Image image) {
        return List.of(image.repository().split("/", -1));
    }

    private static String last(List<String> segments) {
        return segments.get(segments.size() - 1);
    }
}
