package dev.kafkalab.runtime;

import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A Compose file with one sound KRaft node, in which some variables are set otherwise. */
public final class KraftNode {

    private KraftNode() {}

    /**
     * Writes and reads the file.
     *
     * @param lines variables, {@code NAME: value}, that replace the node's own of that name; after them what else is to
     *     stand in the service
     */
    public static Topology read(Path folder, String image, String lines) throws IOException {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "KAFKA_NODE_ID", "1",
                "KAFKA_PROCESS_ROLES", "broker,controller",
                "KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093",
                "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092",
                "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
                "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw"));
        environment.remove(lines.split(":")[0]);
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  kafka:
                    image: %s
                    environment:
                %s
                      %s
                """.formatted(
                        image,
                        environment.entrySet().stream()
                                .map(entry -> "      %s: '%s'".formatted(entry.getKey(), entry.getValue()))
                                .collect(Collectors.joining("\n")),
                        lines));
        return Topologies.read(file, Map.of());
    }
}
