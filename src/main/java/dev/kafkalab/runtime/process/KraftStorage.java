package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.topology.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A KRaft node's storage, which must be formatted before its first start. */
final class KraftStorage {

    private static final String META = "meta.properties";

    private KraftStorage() {}

    /**
     * Readies the storage where a file is all it takes, and says how the node is to be started.
     *
     * @param properties the node's own, with folders as they are on this machine
     * @param config the file they are in
     * @return the main class with its arguments
     */
    static List<String> start(Software software, Program.Kafka kafka, Map<String, String> properties, Path config) {
        boolean kraft = properties.containsKey("process.roles");
        String clusterId = kafka.clusterId().orElse("");
        if (!kraft || clusterId.isBlank() || isFormatted(properties)) {
            return List.of(software.kind().mainClass(), config.toString());
        }
        if (software.atLeast(3, 9)) {
            return List.of(KafkaStart.class.getName(), config.toString(), clusterId);
        }
        // Before 3.9 the tool ends the JVM that it runs in; but then this file is all that it writes that matters:
        // without a bootstrap file the controller takes the same metadata version as the tool would.
        folders(properties).forEach(folder -> LabFolders.write(folder.resolve(META), meta(properties, clusterId)));
        return List.of(software.kind().mainClass(), config.toString());
    }

    private static boolean isFormatted(Map<String, String> properties) {
        return folders(properties).stream().allMatch(folder -> Files.exists(folder.resolve(META)));
    }

    private static List<Path> folders(Map<String, String> properties) {
        String logs = properties.getOrDefault("log.dirs", properties.get("log.dir"));
        String all = logs + "," + properties.getOrDefault("metadata.log.dir", "");
        return Arrays.stream(all.split(","))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .distinct()
                .toList();
    }

    private static String meta(Map<String, String> properties, String clusterId) {
        return PropertiesText.of(Map.of(
                "version",
                "1",
                "cluster.id",
                clusterId,
                "node.id",
                properties.getOrDefault("node.id", properties.getOrDefault("broker.id", ""))));
    }
}
