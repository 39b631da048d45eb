package dev.kafkalab.runtime.process;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A broker's or controller's properties as they must be outside its container: own address, own folders, all else as written. */
final class KafkaConfig {

    private static final List<String> FOLDERS = List.of("log.dirs", "log.dir", "metadata.log.dir");
    private static final String LISTENERS = "listeners";
    private static final String ADVERTISED = "advertised.listeners";

    private KafkaConfig() {}

    /**
     * The properties to start with.
     *
     * @param folder where a folder inside the container lies on this machine
     */
    static Map<String, String> local(Node node, Program.Kafka kafka, Place place, UnaryOperator<String> folder) {
        Map<String, String> properties = new TreeMap<>(kafka.properties());
        bindToOwnAddress(properties, node, place);
        FOLDERS.forEach(name -> properties.computeIfPresent(name, (key, value) -> folders(value, folder)));
        if (!properties.containsKey("log.dirs") && !properties.containsKey("log.dir")) {
            properties.put("log.dirs", folder.apply("/tmp/kafka-logs"));
        }
        return properties;
    }

    private static void bindToOwnAddress(Map<String, String> properties, Node node, Place place) {
        String written = properties.getOrDefault(LISTENERS, "PLAINTEXT://:" + properties.getOrDefault("port", "9092"));
        String advertised = advertisedByDefault(written, properties, place.hostname(node));
        if (!properties.containsKey(ADVERTISED) && !advertised.isEmpty()) {
            properties.put(ADVERTISED, advertised);
        }
        properties.put(LISTENERS, each(written, listener -> bound(listener, place)));
        properties.remove("host.name");
    }

    /** Kafka advertises what it listens on; once that is an address of ours, it has to be told what it would have said. */
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

    private static String bound(String listener, Place place) {
        int host = listener.indexOf("://") + 3;
        int port = listener.lastIndexOf(':');
        return host >= 3 && port >= host && place.isSelf(listener.substring(host, port))
                ? listener.substring(0, host) + place.address() + listener.substring(port)
                : listener;
    }

    private static String folders(String value, UnaryOperator<String> folder) {
        return each(value, folder);
    }

    private static String each(String list, UnaryOperator<String> change) {
        return Arrays.stream(list.split(","))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .map(change)
                .collect(Collectors.joining(","));
    }
}
