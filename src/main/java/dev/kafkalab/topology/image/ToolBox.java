package dev.kafkalab.topology.image;

import dev.kafkalab.topology.Image;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command-line tools of Kafka that an image has inside, and under which names a command finds them there.
 *
 * <p>Rules: the Dockerfiles of the images. Confluent's packages put the scripts into {@code /usr/bin}, without
 * {@code .sh}; apache/kafka has Kafka's own {@code bin} folder and leaves it off the PATH, and apache/kafka-native has
 * one binary and no scripts; bitnami and wurstmeister put their {@code bin} folder on the PATH.
 *
 * @param version of Kafka
 * @param folders where the tools are; empty where there are none
 * @param suffix how their names end, such as {@code .sh}
 * @param onPath whether the name alone finds them
 * @param cub whether Confluent's Python utilities ({@code cub}) are there, too: {@code cp-kafka} is without them from
 *     8.1 on
 */
public record ToolBox(String version, List<String> folders, String suffix, boolean onPath, boolean cub) {

    /** Those that people write; each is in every version that the images have. */
    private static final Set<String> TOOLS = Set.of(
            "kafka-acls",
            "kafka-broker-api-versions",
            "kafka-cluster",
            "kafka-configs",
            "kafka-console-consumer",
            "kafka-console-producer",
            "kafka-consumer-groups",
            "kafka-log-dirs",
            "kafka-metadata-quorum",
            "kafka-topics");

    private static final Pattern ABSOLUTE = Pattern.compile("(/[\\w./-]*)/([\\w.-]+)");

    public ToolBox {
        folders = List.copyOf(folders);
    }

    /** What an image has; empty for an image that is not known here. */
    public static Optional<ToolBox> of(Image image) {
        if (ConfluentKafka.FAMILY.recognizes().test(image)) {
            boolean cub = !image.name().equals("cp-kafka")
                    || KafkaVersions.confluentRelease(image.tag()).isBefore(8, 1);
            return Optional.of(confluent(ConfluentKafka.FAMILY.version().apply(image), cub));
        }
        if (ConfluentZooKeeper.FAMILY.recognizes().test(image)) {
            return Optional.of(confluent(KafkaVersions.ofLastConfluentTag(image.tag()), true));
        }
        if (ApacheKafka.FAMILY.recognizes().test(image)) {
            return Optional.of(new ToolBox(
                    ApacheKafka.FAMILY.version().apply(image).number(),
                    image.name().equals("kafka-native") ? List.of() : List.of("/opt/kafka/bin"),
                    ".sh",
                    false,
                    false));
        }
        if (BitnamiKafka.FAMILY.recognizes().test(image)) {
            String version = BitnamiKafka.FAMILY.version().apply(image).number();
            return Optional.of(new ToolBox(version, List.of("/opt/bitnami/kafka/bin"), ".sh", true, false));
        }
        if (WurstmeisterKafka.FAMILY.recognizes().test(image)) {
            String version = WurstmeisterKafka.FAMILY.version().apply(image).number();
            // The tag names the Scala version as well: 2.13-2.8.1.
            return Optional.of(new ToolBox(
                    version,
                    List.of("/opt/kafka/bin", "/opt/kafka_2.13-%s/bin".formatted(version)),
                    ".sh",
                    true,
                    false));
        }
        return Optional.empty();
    }

    private static ToolBox confluent(Version version, boolean cub) {
        return new ToolBox(version.number(), List.of("/usr/bin", "/bin"), "", true, cub);
    }

    /**
     * Whether a word that names a program finds one of Kafka's tools.
     *
     * @return empty where the word names none of them, or where that cannot be told
     */
    public Optional<Boolean> finds(String word) {
        var path = ABSOLUTE.matcher(word);
        boolean absolute = path.matches();
        String name = absolute ? path.group(2) : word;
        String tool = name.replaceFirst("\\.sh$", "");
        if (!TOOLS.contains(tool)) {
            return Optional.empty();
        }
        return Optional.of((absolute ? folders.contains(path.group(1)) : onPath) && name.equals(tool + suffix));
    }

    /** How that tool would have to be written; empty where the image has no tools. */
    public Optional<String> written(String word) {
        String tool = word.substring(word.lastIndexOf('/') + 1).replaceFirst("\\.sh$", "");
        return folders.stream().findFirst().map(folder -> onPath ? tool + suffix : folder + "/" + tool + suffix);
    }
}
