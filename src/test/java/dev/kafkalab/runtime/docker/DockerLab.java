package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.topology.Topologies;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder that stands for a checkout, and small Compose files in it, on ports that nobody else uses. */
record DockerLab(Path folder, List<String> said) {

    static final Map<String, String> STAND_INS =
            Map.of("KAFKA_IMAGE", "kafka-lab/cp-kafka:7.9.1", "ZOOKEEPER_IMAGE", "kafka-lab/zookeeper:3.8.4");

    DockerLab(Path folder) {
        this(folder, new ArrayList<>());
    }

    DockerFolders folders() {
        return new DockerFolders(folder.resolve("locks"), folder.resolve("work"), folder.resolve("reports"));
    }

    DockerRuntime runtime() {
        return new DockerRuntime(folders());
    }

    Cluster prepare(Topology topology) {
        return runtime().prepare(topology, said::add);
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

    Topology read(String name, String text) {
        try {
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
}
