package dev.kafkalab.runtime;

import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service {@code kafka}: one sound KRaft node, in which some variables are set otherwise. */
public final class KraftNode {

    private static final Predicate<String> IS_VARIABLE =
            Pattern.compile("[A-Z][A-Z0-9_]*:.*").asMatchPredicate();

    private static final Map<String, String> SOUND = Map.of(
            "KAFKA_NODE_ID", "1",
            "KAFKA_PROCESS_ROLES", "broker,controller",
            "KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093",
            "KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://kafka:9092",
            "KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER",
            "KAFKA_CONTROLLER_QUORUM_VOTERS", "1@kafka:9093",
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1",
            "CLUSTER_ID", "5L6g3nShT-eMCtK--X86sw");

    private KraftNode() {}

    /**
     * The file that has this service alone.
     *
     * @param lines see {@link #service}
     */
    public static String file(String image, String... lines) {
        return "services:\n" + service(image, lines);
    }

    /**
     * The service, to stand under {@code services:} beside others. The node's own variables come first, by their names,
     * then those given, then the rest.
     *
     * @param lines variables, {@code NAME: value}, which replace the node's own of that name; and what else is to stand
     *     in the service, each in one line: {@code ports: ["9092:9092"]}
     */
    public static String service(String image, String... lines) {
        List<String> variables = Arrays.stream(lines).filter(IS_VARIABLE).toList();
        Map<String, String> own = new TreeMap<>(SOUND);
        variables.forEach(variable -> own.remove(variable.substring(0, variable.indexOf(':'))));
        return Stream.of(
                        Stream.of("  kafka:", "    image: " + image, "    environment:"),
                        own.entrySet().stream()
                                .map(entry -> "      %s: '%s'".formatted(entry.getKey(), entry.getValue())),
                        variables.stream().map("      "::concat),
                        Arrays.stream(lines).filter(IS_VARIABLE.negate()).map("    "::concat))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Writes the file and reads it.
     *
     * @param lines as of {@link #service}, one below the other; how far they are indented does not matter
     */
    public static Topology read(Path folder, String image, String lines) throws IOException {
        String text = file(image, lines.lines().map(String::strip).toArray(String[]::new));
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), text), Map.of());
    }
}
