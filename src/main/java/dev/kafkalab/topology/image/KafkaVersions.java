package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.VersionNumbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which Apache Kafka an image's tag stands for.
 *
 * <p>Newest patches: the versions of {@code org.apache.kafka:kafka_2.13} (2.12 before 2.4) on Maven Central, seen in
 * November 2026. Confluent's lines: the compatibility table in Confluent's documentation ("Supported Versions and
 * Interoperability"): 3.0 to 3.3 are Apache 0.10.0, 0.10.1, 0.10.2 and 0.11.0, 4.N is 1.N, 5.N is 2.N, 6.0 to 6.2 are
 * 2.6 to 2.8, 7.N is 3.N, 8.N is 4.N. Confluent's patch numbers run ahead of Apache's, so a patch stands for Apache's
 * of the same number, or for the last there is. Bitnami's newest: its images when it stopped publishing them, in August
 * 2025.
 */
final class KafkaVersions {

    private static final Map<String, Integer> NEWEST_PATCH = Map.ofEntries(
            Map.entry("0.10.0", 1),
            Map.entry("0.10.1", 1),
            Map.entry("0.10.2", 2),
            Map.entry("0.11.0", 3),
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
    private static final Map<Integer, Integer> NEWEST_CONFLUENT_MINOR = Map.of(3, 3, 4, 1, 5, 5, 6, 2, 7, 9, 8, 3);
    private static final Map<String, Integer> NEWEST_CONFLUENT_PATCH = Map.of("8.1", 5, "8.2", 3, "8.3", 1);
    private static final Set<String> ENDED_WITH_7 = Set.of("cp-zookeeper", "cp-enterprise-kafka");
    private static final int SOME_LATE_PATCH = 9;
    private static final List<String> CONFLUENT_3 = List.of("0.10.0", "0.10.1", "0.10.2", "0.11.0");

    private static final Map<String, String> NEWEST_BITNAMI = Map.ofEntries(
            Map.entry("2", "2.8.1"),
            Map.entry("2.8", "2.8.1"),
            Map.entry("3", "3.9.0"),
            Map.entry("3.5", "3.5.1"),
            Map.entry("3.7", "3.7.1"),
            Map.entry("3.9", "3.9.0"),
            Map.entry("4", "4.0.0"),
            Map.entry("4.0", "4.0.0"));

    private static final int NEWEST = 4;
    private static final int NEWEST_CONFLUENT = 8;
    private static final int LAST_CONFLUENT_WITH_ZOOKEEPER = 7;

    /**
     * wurstmeister's tags begin with the Scala version: {@code 2.12-2.2.1}. Before 1.0, Kafka's versions had four
     * numbers.
     */
    private static final Pattern SCALA = Pattern.compile("2\\.1[0-3]-(.*)");

    private static final Pattern BEFORE_1_0 = Pattern.compile("(0\\.\\d+\\.\\d+\\.\\d+).*");

    private KafkaVersions() {}

    /** The tag of an image that is numbered as Apache Kafka is. */
    static Version ofApacheTag(String tag) {
        Matcher early = BEFORE_1_0.matcher(tag);
        if (early.matches()) {
            return Version.fixed(early.group(1));
        }
        List<Integer> numbers = VersionNumbers.of(tag).numbers();
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
        return VersionNumbers.of(kafka).numbers().isEmpty() ? Version.floating("2.8.1") : ofApacheTag(kafka);
    }

    /** Bitnami's tag: what leaves numbers out stands for the last image that was published of it. */
    static Version ofBitnamiTag(String tag) {
        List<Integer> numbers = VersionNumbers.of(tag).numbers();
        String line = numbers.isEmpty()
                ? Integer.toString(NEWEST)
                : numbers.stream().map(Object::toString).collect(Collectors.joining("."));
        return numbers.size() < 3 && NEWEST_BITNAMI.containsKey(line)
                ? Version.floating(NEWEST_BITNAMI.get(line))
                : ofApacheTag(tag);
    }

    /** The tag of {@code cp-kafka}, whose newest line is KRaft only. */
    static Version ofConfluentTag(String tag) {
        return ofConfluent(confluentRelease(tag));
    }

    /**
     * The Kafka that belongs to the tag of an image that ends with 7.9, {@code cp-zookeeper} and
     * {@code cp-enterprise-kafka}: there, {@code latest} means that.
     */
    static Version ofLastConfluentTag(String tag) {
        return ofConfluent(lastConfluentRelease(tag));
    }

    /** Confluent's own number, on which the start script depends. */
    static Version confluentRelease(String tag) {
        return confluentRelease(tag, NEWEST_CONFLUENT);
    }

    /** The same for an image that ends with 7.9. */
    static Version lastConfluentRelease(String tag) {
        return confluentRelease(tag, LAST_CONFLUENT_WITH_ZOOKEEPER);
    }

    /**
     * The last release of a line that has ended, where an image's tag asks for a later one; empty where that may exist,
     * or come to exist.
     */
    static Optional<String> lastBefore(Image image) {
        boolean confluents = image.name().startsWith("cp-");
        if (!confluents && !image.name().contains("kafka")) {
            return Optional.empty();
        }
        Matcher scala = SCALA.matcher(image.tag());
        List<Integer> numbers = VersionNumbers.of(scala.matches() ? scala.group(1) : image.tag())
                .numbers();
        if (numbers.size() < 2) {
            return Optional.empty();
        }
        boolean ended = ENDED_WITH_7.contains(image.name());
        int major = ended ? Math.min(numbers.get(0), LAST_CONFLUENT_WITH_ZOOKEEPER) : numbers.get(0);
        Integer last = (confluents ? NEWEST_CONFLUENT_MINOR : NEWEST_MINOR).get(major);
        boolean open = !ended && major == (confluents ? NEWEST_CONFLUENT : NEWEST);
        boolean later = numbers.get(0) > major || last != null && numbers.get(1) > last;
        return last == null || open || !later ? Optional.empty() : Optional.of(major + "." + last);
    }

    private static Version confluentRelease(String tag, int newest) {
        List<Integer> numbers = VersionNumbers.of(tag).numbers();
        int major = numbers.isEmpty() ? newest : numbers.get(0);
        int minor = numbers.size() > 1 ? numbers.get(1) : NEWEST_CONFLUENT_MINOR.getOrDefault(major, 0);
        if (numbers.size() == 3) {
            return Version.fixed("%d.%d.%d".formatted(major, minor, numbers.get(2)));
        }
        int patch = NEWEST_CONFLUENT_PATCH.getOrDefault(major + "." + minor, SOME_LATE_PATCH);
        return Version.floating("%d.%d.%d".formatted(major, minor, patch));
    }

    private static Version ofConfluent(Version release) {
        List<Integer> numbers = VersionNumbers.of(release.number()).numbers();
        int major = numbers.get(0);
        int minor = numbers.get(1);
        String line = major == 3 && minor < CONFLUENT_3.size()
                ? CONFLUENT_3.get(minor)
                : "%d.%d"
                        .formatted(
                                major == 6 ? 2 : Math.max(major - (major > 5 ? 4 : 3), 0),
                                major == 6 ? minor + 6 : minor);
        int newest = NEWEST_PATCH.getOrDefault(line, release.floats() ? 0 : numbers.get(2));
        return release.floats()
                ? Version.floating(line + "." + newest)
                : Version.fixed(line + "." + Math.min(numbers.get(2), newest));
    }

    private static String newestOf(int major, int minor) {
        return "%d.%d.%d".formatted(major, minor, NEWEST_PATCH.getOrDefault(major + "." + minor, 0));
    }
}
