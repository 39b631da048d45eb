package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A program that the user has named for a tool service, or that was downloaded for it: images of tools say nothing of
 * how they would run outside.
 *
 * @param arguments what follows the JVM's own options: {@code -jar FILE}, or a class path and a main class
 */
record ToolProgram(List<String> arguments) {

    private static final String PROPERTY = "lab.program.";

    /**
     * The program for a service, looked up under its own name and under its image's last name.
     *
     * @param properties system properties by name; null where there is none
     * @throws SetupException if what is named is no program
     */
    static Optional<ToolProgram> of(Node node, UnaryOperator<String> properties) {
        return Stream.of(node.name(), node.image().name())
                .flatMap(name -> of(name, ToolKind.of(node), properties).stream())
                .findFirst();
    }

    /** A jar that says itself which class of it is to run. */
    static ToolProgram of(Path jar) {
        return new ToolProgram(List.of("-jar", jar.toString()));
    }

    /** A class out of these jars. */
    static ToolProgram of(List<Path> classPath, String mainClass) {
        List<String> arguments = new ArrayList<>(JvmOptions.classPath(classPath));
        arguments.add(mainClass);
        return new ToolProgram(arguments);
    }

    private static Optional<ToolProgram> of(String name, ToolKind kind, UnaryOperator<String> properties) {
        String property = PROPERTY + name;
        String named = properties.apply(property);
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        List<Path> parts = Arrays.stream(named.split(File.pathSeparator))
                .filter(part -> !part.isBlank())
                .map(part -> Path.of(part).toAbsolutePath())
                .toList();
        Optional<String> main = Optional.ofNullable(properties.apply(property + ".main"))
                .filter(given -> !given.isBlank())
                .or(kind::mainClass);
        if (parts.size() == 1 && Files.isRegularFile(parts.get(0))) {
            return Optional.of(of(parts.get(0)));
        }
        if (main.isPresent() && parts.stream().allMatch(Files::exists)) {
            List<Path> classPath = parts.stream()
                    .flatMap(part -> kind.jarFolders(part).stream())
                    .flatMap(part -> jars(part).stream())
                    .toList();
            if (!classPath.isEmpty()) {
                return Optional.of(of(classPath, main.get()));
            }
        }
        throw new SetupException(
                "-D%s=%s is no program that runs here. Fix: %s.".formatted(property, named, kind.fix(property)));
    }

    /** Why a tool does not run, and what would make it run. */
    static String notRunHere(Node node) {
        return "%s (%s): its image runs in Docker only. To run it here as well, name its program: -D%s%s=%s%s"
                .formatted(
                        node.name(),
                        node.image(),
                        PROPERTY,
                        node.image().name(),
                        ToolKind.of(node).example(node),
                        PublishedTools.isPublished(node) ? ". Or have it downloaded: -Dlab.tools=download" : "");
    }

    private static List<Path> jars(Path part) {
        if (Files.isRegularFile(part)) {
            return List.of(part);
        }
        try (Stream<Path> files = Files.list(part)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SetupException("Cannot read the jars in " + part + ": " + e.getMessage(), e);
        }
    }
}
