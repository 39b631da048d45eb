package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.ImageFamilies;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The configuration of a broker or controller outside its container: own address, own folders, the rest as written. */
final class KafkaConfig {

    private static final String FILE = "server.properties";
    private static final String META = "meta.properties";
    private static final String LOG_DIRS = "log.dirs";
    private static final String LOG_DIR = "log.dir";
    private static final String METADATA_LOG_DIR = "metadata.log.dir";
    private static final String LISTENERS = "listeners";
    private static final String ADVERTISED = "advertised.listeners";

    private KafkaConfig() {}

    /**
     * Writes the configuration into the node's folder, and readies the storage where that takes no more than a file.
     *
     * @return the main class with its arguments
     */
    static List<String> write(Node node, Software software, Program.Kafka kafka, LaunchContext context) {
        Map<String, String> properties =
                ImageFiles.local(local(node, kafka, context.own()), node.service(), context.folder());
        context.wayIn().ifPresent(endpoint -> HostListener.addTo(properties, endpoint));
        PropertiesFile.write(context.folder().resolve(FILE), properties);
        List<Path> storage = storage(properties, context.folder());
        boolean formatted = storage.stream().allMatch(folder -> Files.exists(folder.resolve(META)));
        if (properties.containsKey("process.roles") && !formatted) {
            String clusterId = kafka.clusterId().orElseGet(KafkaConfig::anyClusterId);
            if (software.atLeast(3, 9)) {
                List<String> main = new ArrayList<>(List.of(FormatAndStart.class.getName(), FILE, clusterId));
                main.addAll(ImageFamilies.formatOptions(node));
                return main;
            }
            // Before 3.9 the tool ends the JVM that it runs in; but then this file is all that it writes that matters:
            // without a bootstrap file the controller takes the same metadata version as the tool would.
            storage.forEach(folder -> PropertiesFile.write(folder.resolve(META), meta(properties, clusterId)));
        }
        return List.of(software.kind().mainClass(), FILE);
    }

    /** As {@code kafka-storage random-uuid}, which Bitnami's image asks where the file gives no id. */
    private static String anyClusterId() {
        UUID uuid = UUID.randomUUID();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static List<Path> storage(Map<String, String> properties, Path folder) {
        String logs = properties.getOrDefault(LOG_DIRS, properties.get(LOG_DIR));
        String all = logs + "," + properties.getOrDefault(METADATA_LOG_DIR, "");
        return Arrays.stream(all.split(","))
                .filter(path -> !path.isBlank())
                .map(folder::resolve)
                .distinct()
                .toList();
    }

    private static Map<String, String> meta(Map<String, String> properties, String clusterId) {
        return Map.of(
                "version",
                "1",
                "cluster.id",
                clusterId,
                "node.id",
                properties.getOrDefault("node.id", properties.getOrDefault("broker.id", "")));
    }

    /** The properties to start with; folders are relative to the node's own. */
    static Map<String, String> local(Node node, Program.Kafka kafka, NodeAddress own) {
        Map<String, String> properties = new TreeMap<>(kafka.properties());
        bindToOwnAddress(properties, node, own);
        for (String name : List.of(LOG_DIRS, LOG_DIR, METADATA_LOG_DIR)) {
            properties.computeIfPresent(name, (key, value) -> each(value, LaunchContext::local));
        }
        if (!properties.containsKey(LOG_DIRS) && !properties.containsKey(LOG_DIR)) {
            properties.put(LOG_DIRS, LaunchContext.local("/tmp/kafka-logs"));
        }
        return properties;
    }

    private static void bindToOwnAddress(Map<String, String> properties, Node node, NodeAddress own) {
        String written = properties.getOrDefault(LISTENERS, "PLAINTEXT://:" + properties.getOrDefault("port", "9092"));
        String advertised = advertisedByDefault(written, properties, own.hostname(node));
        if (!properties.containsKey(ADVERTISED) && !advertised.isEmpty()) {
            properties.put(ADVERTISED, advertised);
        }
        properties.put(LISTENERS, each(written, listener -> bound(listener, own)));
        properties.remove("host.name");
    }

    /**
     * Kafka advertises what it listens on. Now that this is an address of ours, it has to be told what it would have
     * said.
     */
    private static String advertisedByDefault(String listeners, Map<String, String> properties, String hostname) {
        Set<String> controllers = Arrays.stream(
                        properties.getOrDefault("controller.listener.names", "").split(","))
                .map(String::trim)
                .collect(Collectors.toSet());
        return Arrays.stream(listeners.split(","))
                .map(String::trim)
                .filter(listener -> !controllers.contains(listener.replaceFirst("://.*", "")))
                .map(listener -> listener.replace("://:", "://" + hostname + ":"))
                .collect(Collectors.joining(","));
    }

    private static String bound(String listener, NodeAddress own) {
        int host = listener.indexOf("://") + 3;
        int port = listener.lastIndexOf(':');
        return host >= 3 && port >= host && own.isSelf(listener.substring(host, port))
                ? listener.substring(0, host) + own.address() + listener.substring(port)
                : listener;
    }

    private static String each(String list, UnaryOperator<String> change) {
        return Arrays.stream(list.split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .map(change)
                .collect(Collectors.joining(","));
    }
}
