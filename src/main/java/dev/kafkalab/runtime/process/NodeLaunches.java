package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Makes a node ready to start: writes its files and puts its command line together. */
final class NodeLaunches {

    private static final AtomicLong RECORDINGS = new AtomicLong();

    private final Path cache;
    private final String machineName;

    NodeLaunches(Path cache, String machineName) {
        this.cache = cache;
        this.machineName = machineName;
    }

    /**
     * Where a node is to run.
     *
     * @param place its own place
     * @param places every node's
     * @param folder its own folder
     * @param log where its output goes
     */
    record Site(Place place, List<Place> places, Path folder, Path log) {

        /** Where a folder inside the container lies on this machine: under the node's own, and never beside it. */
        Path inContainer(String path) {
            Path inside = Path.of("/").resolve(path).normalize();
            return folder.resolve(Path.of("/").relativize(inside));
        }
    }

    /** A launch of a program of ours, with its files written. */
    Launch of(Node node, Software software, List<Path> jars, Site site) {
        List<String> main = main(node, software, site);
        Path logging = site.folder().resolve("log4j.properties");
        LabFolders.write(logging, LogConfig.text(software, node.service()));

        List<Path> classPath = new ArrayList<>(List.of(TetherJar.in(cache)));
        classPath.addAll(jars);
        ClassArchive archive = ClassArchive.of(cache, software, classPath);
        Path recording = archive.recording(RECORDINGS.incrementAndGet());

        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JvmOptions.common());
        command.addAll(archive.options(recording));
        command.addAll(JvmOptions.asked(software.kind(), node.service()));
        command.add(hostsOption(site));
        command.add((Coordinates.usesLog4j2(software) ? "-Dlog4j2.configurationFile=" : "-Dlog4j.configuration=")
                + logging.toUri());
        command.add("-Dzookeeper.jmx.log4j.disable=true");
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(Tether.class.getName());
        command.addAll(main);
        return new Launch(
                command,
                Map.of(),
                site.folder(),
                site.log(),
                site.place().address(),
                HostPorts.of(node),
                archive.exists() ? Optional.empty() : Optional.of(new Launch.Recording(archive, recording)));
    }

    /** A launch of a program that the user has named, in the service's own environment. */
    Launch of(Node node, ToolProgram program, Site site) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JvmOptions.common());
        command.addAll(JvmOptions.ofTool(node.service()));
        command.add(hostsOption(site));
        command.add("-javaagent:" + TetherJar.in(cache));
        command.addAll(program.arguments());
        return new Launch(
                command,
                ToolProgram.environment(node, site.place()),
                site.folder(),
                site.log(),
                site.place().address(),
                HostPorts.of(node),
                Optional.empty());
    }

    private String hostsOption(Site site) {
        Path hosts = site.folder().resolve("hosts");
        LabFolders.write(hosts, HostsFile.text(site.place(), site.places(), machineName));
        return "-Djdk.net.hosts.file=" + hosts;
    }

    /** Writes the program's configuration; returns the main class and its arguments. */
    private static List<String> main(Node node, Software software, Site site) {
        return node.program() instanceof Program.Kafka kafka
                ? kafka(node, software, kafka, site)
                : zookeeper(software, (Program.ZooKeeper) node.program(), site);
    }

    private static List<String> kafka(Node node, Software software, Program.Kafka kafka, Site site) {
        Map<String, String> properties = KafkaConfig.local(
                node, kafka, site.place(), path -> site.inContainer(path).toString());
        Path file = site.folder().resolve("server.properties");
        LabFolders.write(file, PropertiesText.of(properties));
        return KraftStorage.start(software, kafka, properties, file);
    }

    private static List<String> zookeeper(Software software, Program.ZooKeeper zookeeper, Site site) {
        Map<String, String> properties =
                ZooKeeperConfig.local(zookeeper, site.place(), site.places(), path -> site.inContainer(path)
                        .toString());
        Path file = site.folder().resolve("zoo.cfg");
        LabFolders.write(file, PropertiesText.of(properties));
        zookeeper.myid().ifPresent(myid -> LabFolders.write(Path.of(properties.get("dataDir"), "myid"), myid + "\n"));
        return List.of(software.kind().mainClass(), file.toString());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
