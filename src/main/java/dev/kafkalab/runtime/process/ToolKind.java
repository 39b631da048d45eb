package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.image.PropertyNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of how a tool's program is configured. All of them are to listen on the node's own address: any other
 * would be open to the whole network, and stand in the way of the published port.
 */
enum ToolKind {

    /** Confluent's REST Proxy, whose main class takes a properties file and reads no environment. */
    REST_PROXY {
        @Override
        Optional<String> mainClass() {
            return Optional.of("io.confluent.kafkarest.KafkaRestMain");
        }

        @Override
        List<Path> jarFolders(Path named) {
            List<Path> found = Stream.of(named, named.resolve("share/java"))
                    .flatMap(base -> FOLDERS.stream().map(base::resolve))
                    .filter(Files::isDirectory)
                    .toList();
            return found.isEmpty() ? List.of(named) : found;
        }

        /** {@code KAFKA_REST_A_B} is {@code a.b}, as the image's {@code kafka-rest.properties.template} has it. */
        @Override
        Optional<Map<String, String>> properties(Node node, NodeAddress own) {
            Map<String, String> properties = new TreeMap<>();
            for (EnvironmentVariable variable : node.service().environment()) {
                if (variable.name().startsWith(PREFIX)
                        && NO_PROPERTIES.stream().noneMatch(variable.name()::startsWith)) {
                    properties.put(
                            PropertyNames.escapedByDub(variable.name().substring(PREFIX.length())), variable.value());
                }
            }
            String listeners = properties.getOrDefault("listeners", "http://0.0.0.0:8082");
            properties.put(
                    "listeners",
                    listeners.replaceAll("://(0\\.0\\.0\\.0|\\[::])?:", "://%s:".formatted(own.address())));
            return Optional.of(properties);
        }

        @Override
        String example(Node node) {
            return "/path/to/confluent-VERSION, the folder of a Confluent Platform or Community archive";
        }

        @Override
        String fix(String property) {
            return "name the folder of a Confluent archive (its jars are in share/java/kafka-rest-lib and beside it), a class path, or a jar that java -jar runs";
        }
    },

    /** Kafdrop, and any other Spring Boot application. */
    SPRING_BOOT {
        @Override
        Map<String, String> environment(Node node, NodeAddress own) {
            Map<String, String> environment = super.environment(node, own);
            environment.putIfAbsent("SERVER_ADDRESS", own.address());
            // With a port of its own, management would be open to the network; without one, Spring Boot refuses an
            // address (ManagementContextAutoConfiguration.SameManagementContextConfiguration).
            Optional<String> management = Optional.ofNullable(environment.get("MANAGEMENT_SERVER_PORT"))
                    .or(() -> isKafdrop(node) ? Optional.of(KAFDROPS_PORT) : Optional.empty());
            String server = environment.getOrDefault("SERVER_PORT", isKafdrop(node) ? KAFDROPS_PORT : "8080");
            if (management.filter(port -> !port.equals(server)).isPresent()) {
                environment.putIfAbsent("MANAGEMENT_SERVER_ADDRESS", own.address());
            }
            return environment;
        }
    };

    private static final List<String> FOLDERS =
            List.of("confluent-common", "rest-utils", "kafka-rest-bin", "kafka-rest-lib");
    private static final String PREFIX = "KAFKA_REST_";

    /** These configure the log and the JVM. */
    private static final List<String> NO_PROPERTIES = List.of("KAFKA_REST_LOG4J_", "KAFKA_REST_JMX_");

    /** Kafdrop's {@code application.yml} has it for both, server and management. */
    private static final String KAFDROPS_PORT = "9000";

    static ToolKind of(Node node) {
        return node.image().name().endsWith("kafka-rest") ? REST_PROXY : SPRING_BOOT;
    }

    static boolean isKafdrop(Node node) {
        return node.image().name().equals("kafdrop");
    }

    /** The class to run out of a folder of jars where the user names none. */
    Optional<String> mainClass() {
        return Optional.empty();
    }

    /** The folders whose jars are meant by what the user has named; that itself if it is one, or a jar. */
    List<Path> jarFolders(Path named) {
        return List.of(named);
    }

    /** The service's environment, with what has to be different outside of a container. */
    Map<String, String> environment(Node node, NodeAddress own) {
        Map<String, String> environment = new HashMap<>();
        node.service()
                .environment()
                .forEach(variable ->
                        environment.put(variable.name(), variable.value().replace("0.0.0.0", own.address())));
        return environment;
    }

    /** The properties of the file that it is given as its last argument; empty if it is given none. */
    Optional<Map<String, String>> properties(Node node, NodeAddress own) {
        return Optional.empty();
    }

    /** What a user may name for it. */
    String example(Node node) {
        return "/path/to/%s.jar".formatted(node.image().name());
    }

    /** How to name it, as half a sentence. */
    String fix(String property) {
        return "name a jar that java -jar runs, or a folder of jars or a class path together with -D%s.main=MAIN.CLASS"
                .formatted(property);
    }
}
