package dev.kafkalab.runtime.docker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A folder that stands for a checkout, Compose files in it on ports that nobody else uses, and what a run reported. */
record DockerLab(Path folder, List<String> said) {

    static final Map<String, String> STAND_INS =
            Map.of("KAFKA_IMAGE", "kafka-lab/cp-kafka:7.9.1", "ZOOKEEPER_IMAGE", "kafka-lab/zookeeper:3.8.4");

    DockerLab(Path folder) {
        this(folder, new CopyOnWriteArrayList<>());
    }

    /** Ends the test as skipped, with the reason, where no engine answers or the stand-in images are not there. */
    static DockerLab needingDocker(Path folder) {
        DockerLab lab = new DockerLab(folder);
        DockerRuntime.Availability docker = DockerRuntime.availability(lab.failoverLab());
        assumeTrue(
                docker.problem().isEmpty(), () -> "Skipped: " + docker.problem().get());
        assumeTrue(
                docker.missingImages().isEmpty(),
                () -> "Skipped: run ./compose/images/build first, Docker lacks " + docker.missingImages());
        return lab;
    }

    LabFolders folders() {
        return new LabFolders(folder.resolve("locks"), folder.resolve("work"), folder.resolve("reports"));
    }

    Cluster prepare(Topology topology) {
        return new DockerRuntime(folders(), new NodeLogs()).prepare(topology, said::add);
    }

    Cluster start(Topology topology) {
        Cluster cluster = prepare(topology);
        start(cluster);
        return cluster;
    }

    void start(Cluster cluster) {
        cluster.start(said::add);
    }

    /** The file of the failover lab, moved to free ports. */
    Topology failoverLab() {
        try {
            String text = Files.readString(Path.of("compose/zookeeper-ensemble.yml"));
            for (String port : List.of("2181", "2182", "2183")) {
                text = text.replace("127.0.0.1:" + port + ":2181", "127.0.0.1:" + freePort() + ":2181");
            }
            for (String port : List.of("32001", "32002", "32003")) {
                text = text.replace(port, Integer.toString(freePort()));
            }
            return read("zookeeper-ensemble.yml", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One service named {@code node} that runs this shell script and nothing else; {@code /kept} is a named volume. */
    Topology script(String script, String... more) {
        return read("script.yml", """
                services:
                  node:
                    image: ${ZOOKEEPER_IMAGE}
                    entrypoint: ["bash", "-c", %s]
                    stop_grace_period: 2s
                    volumes:
                      - kept:/kept
                      - ./mounted.txt:/mounted.txt
                %s
                volumes:
                  kept:
                """.formatted(
                        quoted(script), String.join("\n", more).indent(4)));
    }

    private static String quoted(String script) {
        return '"'
                + script.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "$$")
                        .replace("\n", "; ")
                + '"';
    }

    Topology read(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Topologies.read(Files.writeString(folder.resolve(name), text), STAND_INS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static List<String> log(ClusterNode node) {
        try {
            return Files.readAllLines(node.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the node's log has that many lines with these words. */
    static void awaitLog(ClusterNode node, String words, int times) {
        await("'%s' %d times in %s".formatted(words, times, node.log()))
                .atMost(Duration.ofSeconds(120))
                .until(() ->
                        log(node).stream().filter(line -> line.contains(words)).count() >= times);
    }
}
