package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.settings.Host;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.image.ToolBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a node ready to start: writes its files and puts its command line together. The node is started in its own
 * folder, and every file of that folder is named relative to it.
 */
final class NodeLaunches {

    private static final String HOSTS = "hosts";
    private static final String LOGGING = "logging.properties";
    private static final String TOOL_PROPERTIES = "tool.properties";
    private static final AtomicLong RECORDINGS = new AtomicLong();

    private final Path cache;
    private final String machineName;

    NodeLaunches(Path cache, String machineName) {
        this.cache = cache;
        this.machineName = machineName;
    }

    /** A launch of a program of ours, with its files written. */
    Launch of(Node node, Software software, List<Path> jars, LaunchContext context) {
        List<String> main = configure(node, software, context);
        PropertiesFile.write(context.folder().resolve(LOGGING), LogConfig.of(software, node.service()));

        List<Path> classPath = new ArrayList<>(List.of(WatchdogJar.in(cache)));
        classPath.addAll(jars);
        ClassArchive archive = ClassArchive.of(cache, software, classPath);
        Path recording = archive.recording(RECORDINGS.incrementAndGet());

        List<String> command = new ArrayList<>(List.of(Host.java()));
        command.addAll(JvmOptions.node());
        command.addAll(archive.options(recording));
        List<String> asked = JvmOptions.asked(software.kind(), node.service());
        command.addAll(ImageFiles.local(asked, node.service(), context.folder()));
        command.addAll(JvmOptions.ofJmx(asked, context.own().address()));
        command.add(hosts(context));
        command.add(
                software.usesLog4j2()
                        ? "-Dlog4j2.configurationFile=" + LOGGING
                        : "-Dlog4j.configuration=file:" + LOGGING);
        command.add("-Dzookeeper.jmx.log4j.disable=true");
        command.addAll(JvmOptions.classPath(classPath));
        command.add(ParentWatchdog.class.getName());
        command.addAll(main);
        return new Launch(
                command,
                Map.of(),
                context.folder(),
                context.log(),
                context.own().address(),
                HostPorts.of(node),
                archive.exists() ? Optional.empty() : Optional.of(new Launch.Recording(archive, recording)));
    }

    /** A launch of a program that the user has named, in the service's own environment. */
    Launch of(Node node, ToolProgram program, LaunchContext context) {
        List<String> command = new ArrayList<>(List.of(Host.java()));
        command.addAll(JvmOptions.node());
        command.addAll(JvmOptions.ofTool(node.service()));
        command.add(hosts(context));
        // A path with a = in it would be cut short there.
        command.add("-javaagent:" + WatchdogJar.in(context.folder()).getFileName());
        command.addAll(program.arguments());
        ToolKind kind = ToolKind.of(node);
        kind.properties(node, context.own()).ifPresent(properties -> {
            PropertiesFile.write(context.folder().resolve(TOOL_PROPERTIES), properties);
            command.add(TOOL_PROPERTIES);
        });
        return new Launch(
                command,
                kind.environment(node, context.own()),
                context.folder(),
                context.log(),
                context.own().address(),
                HostPorts.of(node),
                Optional.empty());
    }

    /** A launch of a service's own command, in a shell as in its container. */
    Launch of(Node node, ServiceShell shell, List<String> words, LaunchContext context) {
        return new Launch(
                shell.command(words),
                shell.environment(),
                context.folder(),
                context.log(),
                context.own().address(),
                HostPorts.of(node),
                Optional.empty());
    }

    ServiceShell shell(Node node, ToolBox box, List<Path> jars, LaunchContext context) {
        return ServiceShell.of(node, box, jars, context, cache, machineName);
    }

    private String hosts(LaunchContext context) {
        LabFolders.write(context.folder().resolve(HOSTS), context.hosts(machineName));
        return "-Djdk.net.hosts.file=" + HOSTS;
    }

    /** Writes the program's configuration; returns the main class and its arguments. */
    private static List<String> configure(Node node, Software software, LaunchContext context) {
        return node.program() instanceof Program.Kafka kafka
                ? KafkaConfig.write(node, software, kafka, context)
                : ZooKeeperConfig.write(software, (Program.ZooKeeper) node.program(), context);
    }
}
