package dev.kafkalab.topology.image;

import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Configuration that comes in files instead of variables, where this project does not look. */
public final class MountedConfiguration {

    /**
     * Where the images look for configuration files: {@code /mnt/shared/config} (apache/kafka), {@code /etc/kafka}
     * (Confluent), {@code /conf} (zookeeper), the rest bitnami's and wurstmeister's.
     */
    private static final Set<String> FOLDERS = Set.of(
            "/mnt/shared/config",
            "/etc/kafka",
            "/conf",
            "/opt/kafka/config",
            "/bitnami/kafka/config",
            "/opt/bitnami/kafka/config",
            "/opt/bitnami/kafka/conf",
            "/opt/bitnami/zookeeper/conf");

    private static final Set<String> FILES =
            Set.of("server.properties", "kafka.properties", "zoo.cfg", "zookeeper.properties");

    private MountedConfiguration() {}

    /** Whether a node's settings may be others than those that its environment shows, so that nothing can be said of them. */
    public static boolean hidesSettingsOf(Service service) {
        return service.volumes().stream().anyMatch(MountedConfiguration::isConfiguration);
    }

    static List<Finding> findings(Service service) {
        return service.volumes().stream()
                .filter(MountedConfiguration::isConfiguration)
                .map(volume -> Finding.note(
                        service,
                        volume.position(),
                        "Settings that stand in files under %s are not seen here, only those of the environment."
                                .formatted(volume.target()),
                        "move what the lab depends on into the service's environment."))
                .toList();
    }

    private static boolean isConfiguration(Volume volume) {
        String target = volume.target().replaceFirst("/+$", "");
        return FOLDERS.contains(target)
                || Stream.of(volume.target(), volume.source())
                        .map(path -> path.substring(path.lastIndexOf('/') + 1))
                        .anyMatch(FILES::contains);
    }
}
