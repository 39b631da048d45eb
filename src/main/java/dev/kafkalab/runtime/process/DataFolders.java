package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.Volume;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a node's program keeps what it knows, by the paths of its container. */
final class DataFolders {

    /** Kafka's own default, where neither of its settings is there ({@code ServerLogConfigs.LOG_DIR_DEFAULT}). */
    private static final String KAFKA_DEFAULT = "/tmp/kafka-logs";

    private DataFolders() {}

    /**
     * Those that go with the container, when {@code docker compose down} removes it and leaves the volumes: what lies
     * in no named volume and in no folder of this machine. An anonymous volume is left behind, and the next container
     * does not get it.
     */
    static List<String> inNoVolume(Node node) {
        return of(node.program())
                .filter(folder -> node.service().volumes().stream().noneMatch(volume -> holds(volume, folder)))
                .toList();
    }

    private static Stream<String> of(Program program) {
        if (program instanceof Program.ZooKeeper zookeeper) {
            return named(zookeeper.properties(), "dataDir", "dataLogDir");
        }
        if (program instanceof Program.Kafka kafka) {
            Map<String, String> properties = kafka.properties();
            String logs = properties.containsKey("log.dirs") ? "log.dirs" : "log.dir";
            return Stream.concat(
                    Arrays.stream(properties.getOrDefault(logs, KAFKA_DEFAULT).split(","))
                            .map(String::strip)
                            .filter(folder -> !folder.isEmpty()),
                    named(properties, "metadata.log.dir"));
        }
        return Stream.empty();
    }

    private static Stream<String> named(Map<String, String> properties, String... names) {
        return Arrays.stream(names).map(properties::get).filter(Objects::nonNull);
    }

    private static boolean holds(Volume volume, String folder) {
        return !volume.source().isEmpty()
                && volume.content().isEmpty()
                && Path.of(folder)
                        .normalize()
                        .startsWith(Path.of(volume.target()).normalize());
    }
}
