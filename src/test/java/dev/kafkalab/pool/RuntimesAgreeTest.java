package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.runtime.docker.DockerRuntime;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real clusters of files with edges, as processes and on Docker, where an engine has the stand-in images. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class RuntimesAgreeTest {

    private static final String FILE = """
            services:
              kafka:
                image: kafka-lab/apache-kafka:4.3.1
                ports: ["127.0.0.1:21790:21790"]
                environment:
                  KAFKA_NODE_ID: 1
                  KAFKA_PROCESS_ROLES: broker,controller
                  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
                  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
                  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT
                  KAFKA_LISTENERS: INTERNAL://:9092,EXTERNAL://:21790,CONTROLLER://:9093
                  KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:9092,EXTERNAL://localhost:21790
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
              topics:
                image: kafka-lab/apache-kafka:4.3.1
                depends_on: [kafka]
                environment: {STATUS: "%d"}
                entrypoint: ["/bin/sh", "-c"]
                command:
                  - |
                    sleep 5
                    /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --topic orders
                    exit $$STATUS
            """;

    private static final String NAMES = """
            services:
              zoo:
                image: kafka-lab/zookeeper:3.8.4
              kafka:
                image: kafka-lab/cp-kafka:7.9.1
                depends_on: [zoo]
                ports: ["127.0.0.1:21790:21790"]
                environment:
                  KAFKA_BROKER_ID: 1
                  KAFKA_ZOOKEEPER_CONNECT: Some-Project-zoo-1:2181
                  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT
                  KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
                  KAFKA_ADVERTISED_LISTENERS: INTERNAL://some-project-kafka-1:9092,EXTERNAL://localhost:21790
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
              app:
                image: kafka-lab/cp-kafka:7.9.1
                scale: 2
                command: ["sh", "-c", "kafka-topics --bootstrap-server some-project-kafka-1:9092 --create --topic orders --if-not-exists"]
            """;

    private static final String BITNAMI = """
            services:
              kafka:
                image: bitnamilegacy/kafka:4.3.1
                ports: ["127.0.0.1:21790:21790"]
                environment:
                  KAFKA_CFG_NODE_ID: 1
                  KAFKA_CFG_PROCESS_ROLES: broker,controller
                  KAFKA_CFG_LISTENERS: PLAINTEXT://:21790,CONTROLLER://:9093
                  KAFKA_CFG_ADVERTISED_LISTENERS: PLAINTEXT://localhost:21790
                  KAFKA_CFG_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_CFG_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: kafka:9093
                  KAFKA_INITIAL_CONTROLLERS: 1@kafka:9093:JEXY6aqzQY-32P5TStzaFg
                  KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            """;

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_cluster_is_whole_when_its_topics_have_been_made(String runtime) throws IOException {
        try (LabCluster lab = prepared(runtime, FILE.formatted(0))) {
            lab.start(told::add);

            assertThat(lab.admin().topics()).contains("orders");
            assertThat(told).anyMatch(line -> line.startsWith("waiting for topics to do its work"));
            new ClusterReset(lab, told::add).heal();
            assertThat(lab.admin().topics()).containsExactly("orders");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_job_that_fails_is_an_error_of_the_set_up(String runtime) throws IOException {
        try (LabCluster lab = prepared(runtime, FILE.formatted(3))) {
            assertThatExceptionOfType(UnfitClusterException.class)
                    .isThrownBy(() -> lab.start(told::add))
                    .withMessageStartingWith("topics ended with 3")
                    .withMessageContaining("Created topic orders");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_container_answers_to_the_name_that_compose_gives_it_in_whatever_project_and_a_tool_runs_once(String runtime)
            throws IOException {
        try (LabCluster lab = prepared(runtime, NAMES)) {
            lab.start(told::add);

            assertThat(lab.admin().topics()).contains("orders");
            assertThat(lab.cluster().nodes()).hasSize(3);
        }
    }

    /** There is no stand-in for Bitnami's image. */
    @Test
    void a_controller_of_bitnamis_begins_a_quorum_as_its_script_does() throws IOException {
        try (LabCluster lab = prepared("process", BITNAMI)) {
            lab.start(told::add);

            assertThat(lab.observer().quorum().orElseThrow().leader()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void several_brokers_of_one_service_are_refused_in_the_same_words(String runtime) throws IOException {
        Topology topology = startable(runtime, FILE.formatted(0).replace("ports:", "scale: 3\n    ports:"));

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> prepared(runtime, topology))
                .withMessageContaining("It is to run 3 times, and all of them would have the id 1");
    }

    private LabCluster prepared(String runtime, String file) throws IOException {
        return prepared(runtime, startable(runtime, file));
    }

    /** The topology of {@code file}; skips the test where the runtime cannot start it. */
    private Topology startable(String runtime, String file) throws IOException {
        Topology topology = Topologies.read(Files.writeString(folder.resolve("edges.yml"), file), Map.of());
        if (runtime.equals("docker")) {
            DockerRuntime.Availability docker = DockerRuntime.availability(topology);
            assumeTrue(
                    docker.problem().isEmpty() && docker.missingImages().isEmpty(), "Skipped: no Docker, or no images");
        }
        return topology;
    }

    private LabCluster prepared(String runtime, Topology topology) {
        return LabCluster.prepare(
                topology,
                topology.nodes().stream().map(Node::name).collect(Collectors.toSet()),
                new Runtimes(LabSettings.read().on(runtime)),
                told::add);
    }
}
