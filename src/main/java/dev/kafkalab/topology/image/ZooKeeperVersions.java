package dev.kafkalab.topology.image;

import dev.kafkalab.topology.VersionNumbers;
import java.util.List;
import java.util.Map;

/**
 * Which Apache ZooKeeper an image's tag stands for. Newest patches: the versions of
 * {@code org.apache.zookeeper:zookeeper} on Maven Central that are whole there, seen in November 2026 (3.8.7 and 3.9.6
 * lack their parents). What comes with a Kafka: the dependency in that Kafka's own POM.
 */
final class ZooKeeperVersions {

    private static final Map<Integer, String> NEWEST_OF_3 = Map.of(
            3, "3.3.6",
            4, "3.4.14",
            5, "3.5.10",
            6, "3.6.4",
            7, "3.7.2",
            8, "3.8.6",
            9, "3.9.5");

    private static final int NEWEST_MINOR = 9;
    private static final String BETA = "-beta";
    private static final String ALPHA = "-alpha";

    private ZooKeeperVersions() {}

    /** The tag of an image that is numbered as Apache ZooKeeper is. */
    static Version ofTag(String tag) {
        List<Integer> numbers = VersionNumbers.of(tag).numbers();
        int minor = numbers.size() > 1 ? numbers.get(1) : NEWEST_MINOR;
        if (numbers.size() < 3) {
            return Version.floating(NEWEST_OF_3.getOrDefault(minor, NEWEST_OF_3.get(NEWEST_MINOR)));
        }
        String number = "%d.%d.%d".formatted(numbers.get(0), minor, numbers.get(2));
        return Version.fixed(number + early(tag));
    }

    /** wurstmeister's tag. Its last image, which {@code latest} still names, has ZooKeeper 3.4.13. */
    static Version ofWurstmeisterTag(String tag) {
        return VersionNumbers.of(tag).numbers().isEmpty() ? Version.floating("3.4.13") : ofTag(tag);
    }

    /** The ZooKeeper that comes with a tag of {@code cp-zookeeper}. */
    static Version ofConfluentTag(String tag) {
        return ofKafka(KafkaVersions.ofLastConfluentTag(tag));
    }

    /** The ZooKeeper that a version of Apache Kafka ships with. */
    static Version ofKafka(Version kafka) {
        return new Version(shippedWith(kafka), kafka.floats());
    }

    private static String shippedWith(Version kafka) {
        if (kafka.isBefore(2, 3)) {
            return "3.4.13";
        } else if (kafka.isBefore(2, 4)) {
            return "3.4.14";
        } else if (kafka.isBefore(2, 5)) {
            return "3.5.7";
        } else if (kafka.isBefore(2, 6)) {
            return "3.5.8";
        } else if (kafka.isBefore(3, 0)) {
            return "3.5.9";
        } else if (kafka.isBefore(3, 4)) {
            return "3.6.3";
        } else if (kafka.isBefore(3, 6)) {
            return "3.6.4";
        }
        return "3.8.4";
    }

    /** Releases of 3.5 before 3.5.5 carry their stage in the version itself. */
    private static String early(String tag) {
        if (tag.contains(BETA)) {
            return BETA;
        }
        return tag.contains(ALPHA) ? ALPHA : "";
    }
}
