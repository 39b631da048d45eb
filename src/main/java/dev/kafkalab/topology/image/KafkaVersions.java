package dev.kafkalab.topology.image;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Apache Kafka an image's tag stands for.
 *
 * <p>Newest patches: the versions of {@code org.apache.kafka:kafka_2.13} (2.12 before 2.4) on Maven Central, seen in
 * November 2026. Confluent's lines: the compatibility table in Confluent's documentation ("Supported Versions and
 * Interoperability"): 5.N is Apache 2.N, 6.0 to 6.2 are 2.6 to 2.8, 7.N is 3.N, 8.N is 4.N. Confluent's patch numbers
 * run ahead of Apache's, so a patch stands for Apache's of the same number, or for the last there is.
 */
final class KafkaVersions {

    private static final Map<String, Integer> NEWEST_PATCH = Map.ofEntries(
            Map.entry("1.0", 2),
            Map.entry("1.1", 1),
            Map.entry("2.0", 1),
            Map.entry("2.1", 1),
            Map.entry("2.2", 2),
            Map.entry("2.3", 1),
            Map.entry("2.4", 1),
            Map.entry("2.5", 1),
            Map.entry("2.6", 3),
            Map.entry("2.7", 2),
            Map.entry("2.8", 2),
            Map.entry("3.0", 2),
            Map.entry("3.1", 2),
            Map.entry("3.2", 3),
            Map.entry("3.3", 2),
            Map.entry("3.4", 1),
            Map.entry("3.5", 2),
            Map.entry("3.6", 2),
            Map.entry("3.7", 2),
            Map.entry("3.8", 1),
            Map.entry("3.9", 2),
            Map.entry("4.0", 2),
            Map.entry("4.1", 2),
            Map.entry("4.2", 1),
            Map.entry("4.3", 1));

    private static final Map<Integer, Integer> NEWEST_MINOR = Map.of(1, 1, 2, 8, 3, 9, 4, 3);
    private static final Map<Integer, Integer> NEWEST_CONFLUENT_MINOR = Map.of(4, 1, 5, 5, 6, 2, 7, 9, 8, 2);

    private static final int NEWEST = 4;
    private static final int NEWEST_CONFLUENT = 8;
    private static final int LAST_CONFLUENT_WITH_ZOOKEEPER = 7;

    /** wurstmeister's tags begin with the Scala version: {@code 2.12-2.2.1}. Before 1.0, Kafka's versions had four numbers. */
    private static final Pattern SCALA = Pattern.compile("2\\.1[0-3]-(.*)");

    private static final Pattern BEFORE_1_0 = Pattern.compile("(0\\.\\d+\\.\\d+\\.\\d+).*");

    private KafkaVersions() {}

    /** The tag of an image that is numbered as Apache Kafka is. */
    static Version ofApacheTag(String tag) {
        Matcher early = BEFORE_1_0.matcher(tag);
        if (early.matches()) {
            return Version.fixed(early.group(1));
        }
        List<Integer> numbers = Version.numbers(tag);
        int major = numbers.isEmpty() ? NEWEST : numbers.get(0);
        int minor = numbers.size() > 1 ? numbers.get(1) : NEWEST_MINOR.getOrDefault(major, 0);
        return numbers.size() == 3
                ? Version.fixed("%d.%d.%d".formatted(major, minor, numbers.get(2)))
                : Version.floating(newestOf(major, minor));
    }

    /** wurstmeister's tag. Its last image, which {@code latest} still names, has Kafka 2.8.1. */
    static Version ofWurstmeisterTag(String tag) {
        Matcher scala = SCALA.matcher(tag);
        String kafka = scala.matches() ? scala.group(1) : tag;
        return Version.numbers(kafka).isEmpty() ? Version.floating("2.8.1") : ofApacheTag(kafka);
    }

    /** The tag of {@code cp-kafka}, whose newest line is KRaft only. */
    static Version ofConfluentTag(String tag) {
        return ofConfluent(tag, NEWEST_CONFLUENT);
    }

    /** The Kafka that belongs to the tag of {@code cp-zookeeper}, which ends with 7.9: there, {@code latest} means that. */
    static Version ofConfluentZooKeeperTag(String tag) {
        return ofConfluent(tag, LAST_CONFLUENT_WITH_ZOOKEEPER);
    }

    private static Version ofConfluent(String tag, int newest) {
        List<Integer> numbers = Version.numbers(tag);
        int major = numbers.isEmpty() ? newest : numbers.get(0);
        int minor = numbers.size() > 1 ? numbers.get(1) : NEWEST_CONFLUENT_MINOR.getOrDefault(major, 0);
        int apacheMajor = major == 6 ? 2 : Math.max(major - (major > 5 ? 4 : 3), 0);
        int apacheMinor = major == 6 ? minor + 6 : minor;
        if (numbers.size() < 3) {
            return Version.floating(newestOf(apacheMajor, apacheMinor));
        }
        int patch =
                Math.min(numbers.get(2), NEWEST_PATCH.getOrDefault(apacheMajor + "." + apacheMinor, numbers.get(2)));
        return Version.fixed("%d.%d.%d".formatted(apacheMajor, apacheMinor, patch));
    }

    private static String newestOf(int major, int minor) {
        return "%d.%d.%d".formatted(major, minor, NEWEST_PATCH.getOrDefault(major + "." + minor, 0));
    }
}
