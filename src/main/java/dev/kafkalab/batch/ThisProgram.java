package dev.kafkalab.batch;

import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts this very program once more: with this JVM's own class path and settings, in whatever folder. */
public final class ThisProgram {

    private static final String MAIN = "dev.kafkalab.cli.Main";

    private ThisProgram() {}

    /**
     * The command, up to the arguments of the program.
     *
     * @param options further ones of the JVM; they win over this JVM's settings
     */
    public static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Host.java(),
                // It runs for seconds, or waits for Kafka: the second compiler would cost as much again as it does.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // No file in the temporary folder: process ids are given out again where a grader has ids of its own.
                "-XX:-UsePerfData"));
        new TreeSet<>(LabSettings.NAMES.keySet())
                .stream()
                        .filter(name -> Host.property(name) != null)
                        .forEach(name -> command.add("-D%s=%s".formatted(name, Host.property(name))));
        new TreeMap<>(LabSettings.read().programs())
                .forEach((name, program) -> command.add("-D%s=%s".formatted(name, program)));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(Host.property("java.class.path")), MAIN));
        return command;
    }

    private static String classPath(String asGiven) {
        return Stream.of(asGiven.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
