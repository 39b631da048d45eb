package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A program that the user has named for a tool service: images of tools say nothing of how they would run outside.
 *
 * @param arguments what follows the JVM's own options: {@code -jar FILE}, or a class path and a main class
 */
record ToolProgram(List<String> arguments) {

    private static final String PROPERTY = "lab.program.";

    /**
     * The program for a service, looked up under its own name and under its image's last name.
     *
     * @param properties system properties by name; null where there is none
     * @throws SetupException if what is named is neither a jar nor a folder of jars with a main class
     */
    static Optional<ToolProgram> of(Node node, UnaryOperator<String> properties) {
        return Stream.of(node.name(), node.image().name())
                .flatMap(name -> of(name, properties).stream())
                .findFirst();
    }

    private static Optional<ToolProgram> of(String name, UnaryOperator<String> properties) {
        String property = PROPERTY + name;
        String named = properties.apply(property);
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(named).toAbsolutePath();
        if (Files.isRegularFile(path)) {
            return Optional.of(new ToolProgram(List.of("-jar", path.toString())));
        }
        String main = properties.apply(property + ".main");
        if (Files.isDirectory(path) && main != null && !main.isBlank()) {
            return Optional.of(new ToolProgram(classPath(path, main)));
        }
        throw new SetupException(
                "-D%s=%s is neither a jar nor a folder of jars. Fix: name a jar that java -jar runs, or a folder of jars together with -D%s.main=MAIN.CLASS."
                        .formatted(property, named, property));
    }

    /**
     * The service's environment, made to listen on the node's own address: anything else would be open to the whole
     * network, and stand in the way of the published port.
     */
    static Map<String, String> environment(Node node, NodeAddress own) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_ADDRESS", own.address());
        environment.put("MANAGEMENT_SERVER_ADDRESS", own.address());
        node.service()
                .environment()
                .forEach(variable ->
                        environment.put(variable.name(), variable.value().replace("0.0.0.0", own.address())));
        return environment;
    }

    /** Why a tool does not run, and what would make it run. */
    static String notRunHere(Node node) {
        return "%s (%s): its image runs in Docker only. To run it here as well, name its program: -D%s%s=/path/to/%s.jar"
                .formatted(
                        node.name(),
                        node.image(),
                        PROPERTY,
                        node.image().name(),
                        node.image().name());
    }

    private static List<String> classPath(Path folder, String main) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> options = new ArrayList<>(
                    JvmOptions.classPath(files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .toList()));
            options.add(main);
            return options;
        } catch (IOException e) {
            throw new SetupException("Cannot read the jars in " + folder + ": " + e.getMessage(), e);
        }
    }
}
