package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.support.ShutdownHook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command-line tool of Kafka's, run for a person: its input and output are ours, and it ends with us. */
public final class ToolRun {

    private ToolRun() {}

    /**
     * Runs it until it ends.
     *
     * @param version of Kafka
     * @return its exit code
     * @throws SetupException if its jars cannot be had, or it cannot be launched
     */
    public static int of(String version, String mainClass, List<String> arguments, Progress progress) {
        Path cache = LabFolders.of(LabSettings.read()).cache();
        List<Path> classPath = new ArrayList<>(List.of(WatchdogJar.in(cache)));
        classPath.addAll(new MavenJars(cache).of(new Software(Software.Kind.KAFKA_TOOLS, version), progress));
        List<String> command = new ArrayList<>(List.of(Host.java()));
        command.addAll(JvmOptions.common());
        command.add("-Dlog4j2.configurationFile=" + WatchdogJar.TOOL_LOGGING);
        command.addAll(JvmOptions.classPath(classPath));
        command.add(mainClass);
        command.addAll(arguments);
        return run(command);
    }

    private static int run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            throw new SetupException("Could not launch " + command.get(0) + ": " + e.getMessage(), e);
        }
        ShutdownHook atExit = new ShutdownHook("end the tool", process::destroy);
        try {
            atExit.add();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            process.destroy();
            atExit.remove();
        }
    }
}
