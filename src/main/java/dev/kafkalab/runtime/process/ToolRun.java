package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.ToolAnswer;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.support.ShutdownHook;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

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
        return run(command(version, mainClass, arguments, progress));
    }

    /**
     * Runs it without input until it ends, or that time has passed.
     *
     * @param version of Kafka
     * @return what it said, on both of its outputs
     * @throws SetupException if its jars cannot be had, or it cannot be launched
     */
    public static ToolAnswer ask(
            String version, String mainClass, List<String> arguments, Duration atMost, Progress progress) {
        List<String> command = command(version, mainClass, arguments, progress);
        try {
            Path output = Files.createTempFile("kafka-tool", ".txt");
            try {
                return answer(
                        launch(new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())),
                        output,
                        atMost);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new SetupException("Cannot keep what the tool says: " + e.getMessage(), e);
        }
    }

    private static ToolAnswer answer(Process process, Path output, Duration atMost) throws IOException {
        ShutdownHook atExit = new ShutdownHook("end the tool", process::destroy);
        try {
            atExit.add();
            process.getOutputStream().close();
            boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
            OptionalInt exit = ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
            return new ToolAnswer(
                    exit, new String(Files.readAllBytes(output), Charset.defaultCharset()).stripTrailing());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            process.destroyForcibly();
            atExit.remove();
        }
    }

    private static List<String> command(String version, String mainClass, List<String> arguments, Progress progress) {
        Path cache = LabFolders.of(LabSettings.read()).cache();
        List<Path> classPath = new ArrayList<>(List.of(WatchdogJar.in(cache)));
        classPath.addAll(new MavenJars(cache).of(new Software(Software.Kind.KAFKA_TOOLS, version), progress));
        List<String> command = new ArrayList<>(List.of(Host.java()));
        command.addAll(JvmOptions.common());
        command.add("-Dlog4j2.configurationFile=" + WatchdogJar.TOOL_LOGGING);
        command.addAll(JvmOptions.classPath(classPath));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static int run(List<String> command) {
        Process process = launch(new ProcessBuilder(command).inheritIO());
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

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SetupException("Could not launch " + builder.command().get(0) + ": " + e.getMessage(), e);
        }
    }
}
