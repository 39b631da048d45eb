package dev.kafkalab.cli;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.console.Console;
import dev.kafkalab.interactive.InteractiveCluster;
import dev.kafkalab.prompt.Prompt;
import dev.kafkalab.prompt.Prompts;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code up}: a cluster to follow a guide on by hand. */
@Command(
        name = "up",
        description = {
            "Starts the cluster of a Compose file, with Docker or without it, and keeps it until Ctrl-C.",
            "Prints where its nodes are reached and the commands with which guides begin. While it runs, type"
                    + " \"kill kafka1\", or another of the words that it names, to break a node and repair it.",
            "Variables of the file come from the environment, as with docker compose."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 200;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "A Compose file, such as compose/zookeeper-ensemble.yml")
    private Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "SERVICE",
            description =
                    "Services to start, with what they depend on; all of them if none is named. Others can be started by"
                            + " typing \"start NAME\".")
    private List<String> services = List.of();

    @Option(
            names = "--record",
            paramLabel = "FEATURE",
            description = {
                "Writes what is done to nodes, and what the cluster does then, into a new feature, such as"
                        + " features/mine.feature.",
                "\"run FEATURE\" does it again, and verifies that the same comes of it."
            })
    private Path feature;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        UsageException.requireReadable(file);
        requireNew(feature);
        LabSettings settings = LabSettings.read();
        UsageException.require(settings);
        try (InteractiveCluster cluster =
                InteractiveCluster.start(file, services, settings, Console.of(settings)::progress)) {
            if (feature != null) {
                cluster.recordTo(feature);
            }
            tell(cluster);
            converse(cluster);
            return Main.FINE;
        } catch (ComposeException | SetupException | IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static void requireNew(Path feature) {
        if (feature == null) {
            return;
        }
        if (!feature.getFileName().toString().endsWith(".feature")) {
            throw new UsageException("%s is no name of a feature. Fix: let it end with .feature".formatted(feature));
        }
        if (Files.exists(feature)) {
            throw new UsageException("there is a %s already. Fix: name a new file".formatted(feature));
        }
        Path folder = feature.toAbsolutePath().getParent();
        if (!Files.isWritable(folder)) {
            throw new UsageException(
                    "nothing can be written into %s. Fix: make that folder, or name another".formatted(folder));
        }
    }

    private void tell(InteractiveCluster cluster) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%n%s is up:%n", file);
        cluster.nodes().forEach(line -> out.println("  " + line));
        out.printf(
                "%nIn another terminal; where Kafka's tools are not installed, write \"java -jar target/kafka-lab.jar kafka\" before them:%n");
        cluster.commands().forEach(line -> out.println("  " + line));
        out.printf(
                "%nHere, type %s and a node's name, or status, logs NODE, a tool such as kafka-topics --list, help.%nLogs: %s%n",
                String.join(", ", InteractiveCluster.operations()), cluster.logs());
        if (feature != null) {
            out.printf("%s is written as soon as a fault shows what the cluster does.%n", feature);
        }
        out.println("Ctrl-C takes the cluster down, with its data.");
        out.flush();
    }

    /** Until the person leaves, or Ctrl-C ends this JVM. */
    private void converse(InteractiveCluster cluster) throws InterruptedException {
        try (Prompt prompt = Prompts.open(spec.commandLine().getOut(), cluster::candidates)) {
            Thread teller = new Thread(() -> tellChanges(cluster, prompt), "tell-changes");
            teller.setDaemon(true);
            teller.start();
            executeTyped(cluster, prompt);
            teller.interrupt();
            teller.join();
        }
    }

    /** What the cluster does after each fault, as it does it. */
    private static void tellChanges(InteractiveCluster cluster, Prompt prompt) {
        try {
            while (true) {
                cluster.changes().forEach(prompt::tell);
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void executeTyped(InteractiveCluster cluster, Prompt prompt) throws InterruptedException {
        try {
            for (Optional<String> line = prompt.next(); line.isPresent(); line = prompt.next()) {
                if (!line.get().isBlank()) {
                    prompt.tell(cluster.execute(line.get()));
                }
            }
        } catch (IOException e) {
            prompt.tell("Nothing more can be typed here: " + e.getMessage());
            new CountDownLatch(1).await();
        }
    }
}
