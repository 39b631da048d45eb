package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What sets or changes a node's settings besides its environment, and is not read here: a command of the service's own,
 * a mounted file or script, a variable with a command in it. Of such a node only part is known: that is said once, and
 * nothing is held against it. Everyone who judges settings asks here whether they are all known.
 */
public final class UnreadSettings {

    /**
     * Where the images look for configuration files and scripts: {@code /mnt/shared/config} (apache/kafka),
     * {@code /etc/kafka} and {@code /etc/confluent/docker} (Confluent), {@code /conf} (zookeeper), the rest bitnami's
     * and wurstmeister's.
     */
    private static final Set<String> FOLDERS = Set.of(
            "/mnt/shared/config",
            "/etc/kafka",
            "/etc/kafka/docker",
            "/etc/confluent/docker",
            "/conf",
            "/opt/kafka/config",
            "/bitnami/kafka/config",
            "/opt/bitnami/kafka/config",
            "/opt/bitnami/kafka/conf",
            "/opt/bitnami/zookeeper/conf",
            "/opt/bitnami/scripts",
            "/docker-entrypoint-initdb.d");

    private static final Set<String> FILES = Set.of(
            "server.properties",
            "kafka.properties",
            "kafka.properties.template",
            "kafka_server.properties",
            "zoo.cfg",
            "zookeeper.properties",
            "start-kafka.sh",
            "docker-entrypoint.sh");

    private UnreadSettings() {}

    /** Whether the node's settings may be others than those that its environment shows. */
    public static boolean mayChange(Service service) {
        return service.image()
                .filter(image -> !service.built())
                .map(Image::parse)
                .flatMap(ImageFamilies::of)
                .filter(family -> !of(service, family).isEmpty())
                .isPresent();
    }

    /**
     * Whether the service starts Kafka past its image's script, so that its environment says nothing of its settings.
     */
    public static boolean startsPastItsScript(Service service) {
        return service.image()
                .filter(image -> !service.built())
                .map(Image::parse)
                .flatMap(ImageFamilies::of)
                .filter(family -> StartCommand.of(service, family) == StartCommand.KAFKAS_OWN)
                .isPresent();
    }

    /** A note of each. */
    static List<Finding> of(Service service, ImageFamily family) {
        List<Finding> unread = new ArrayList<>(StartCommand.of(service, family).findings(service));
        service.image()
                .filter(UnreadSettings::hidesItsVersion)
                .ifPresent(image -> unread.add(Finding.note(
                        service,
                        service.position(),
                        "Which version %s is cannot be told by its name, so nothing is claimed about this node."
                                .formatted(image),
                        "write the version in the image's tag.")));
        service.volumes().stream()
                .filter(UnreadSettings::isConfiguration)
                .filter(volume -> family != ApacheKafka.FAMILY || !ApacheKafka.reads(service, volume))
                .map(volume -> Finding.note(
                        service,
                        volume.position(),
                        "Settings that stand in files under %s are not seen here, only those of the environment."
                                .formatted(volume.target()),
                        "move what the lab depends on into the service's environment."))
                .forEach(unread::add);
        Environment environment = new Environment(service);
        family.foundAtStart().apply(environment).stream()
                .map(variable -> Finding.note(
                        service,
                        environment.where(variable),
                        "What %s makes of the settings is found when the container starts: it cannot be known here, so nothing is claimed about this node."
                                .formatted(variable),
                        "write the value itself."))
                .forEach(unread::add);
        return List.copyOf(unread);
    }

    /**
     * A digest alone, or a tag of somebody's own such as {@code stable}: what its script and its Kafka do is not known.
     */
    private static boolean hidesItsVersion(String reference) {
        String tag = Image.parse(reference).tag();
        boolean byDigestAlone = reference.contains("@") && !reference.contains(":" + tag + "@");
        return byDigestAlone
                || !tag.isEmpty() && !tag.startsWith("latest") && tag.chars().noneMatch(Character::isDigit);
    }

    private static boolean isConfiguration(Volume volume) {
        String target = volume.target().replaceFirst("/+$", "");
        return FOLDERS.contains(target)
                || Stream.of(volume.target(), volume.source())
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .anyMatch(FILES::contains)
                || target.startsWith("/docker-entrypoint-initdb.d/")
                || target.startsWith("/etc/confluent/docker/");
    }
}
