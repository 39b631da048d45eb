package dev.kafkalab.runtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.docker.DockerRuntime;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a Compose file brings along, with real nodes; on Docker where an engine has the stand-in images. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ServiceCommandsTest {

    private static final String KAFKA = """
            services:
              kafka:
                image: kafka-lab/apache-kafka:4.3.1
                ports: ["127.0.0.1:21690:21690"]
                environment:
                  KAFKA_NODE_ID: 1
                  KAFKA_PROCESS_ROLES: broker,controller
                  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
                  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL
                  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT
                  KAFKA_LISTENERS: INTERNAL://:9092,EXTERNAL://:21690,CONTROLLER://:9093
                  KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:9092,EXTERNAL://localhost:21690
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                healthcheck:
                  test: ["CMD", "/opt/kafka/bin/%s", "--bootstrap-server", "localhost:9092"]
                  interval: 2s
                  retries: 20
            """;

    private static final String JOBS = """
              topics:
                image: kafka-lab/apache-kafka:4.3.1
                depends_on: {kafka: {condition: service_healthy}}
                entrypoint: ["/bin/sh", "-c"]
                command:
                  - |
                    for t in orders payments; do
                      /opt/kafka/bin/%s --bootstrap-server kafka:9092 --create --topic $$t
                    done
                    exit $${STATUS:-0}
                environment: {STATUS: "%s"}
              after:
                image: kafka-lab/apache-kafka:4.3.1
                depends_on: {topics: {condition: service_completed_successfully}}
                command: ["/opt/kafka/bin/kafka-topics.sh", "--bootstrap-server", "kafka:9092", "--list"]
              nobody-waits:
                image: kafka-lab/apache-kafka:4.3.1
                depends_on: [topics]
                command: ["bash", "-c", "echo one; exec sleep 600"]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_service_begins_when_the_job_that_it_waits_for_has_ended_well(String runtime) throws Exception {
        Topology topology =
                read(KAFKA.formatted("kafka-broker-api-versions.sh") + JOBS.formatted("kafka-topics.sh", 0));
        try (Cluster cluster = on(runtime).prepare(topology, line -> {})) {
            cluster.start(line -> {});

            assertThat(cluster.node("topics").exitStatus()).isEqualTo(OptionalInt.of(0));
            assertThat(ended(cluster, "after")).isZero();
            assertThat(cluster.node("after").log()).content().contains("orders", "payments");
            assertThat(cluster.node("nobody-waits").state()).hasToString("RUNNING");
            cluster.node("nobody-waits").stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_job_that_fails_stops_the_start_with_its_last_words(String runtime) throws Exception {
        Topology topology =
                read(KAFKA.formatted("kafka-broker-api-versions.sh") + JOBS.formatted("kafka-topics.sh --nonsense", 3));
        try (Cluster cluster = on(runtime).prepare(topology, line -> {})) {
            assertThatExceptionOfType(SetupException.class)
                    .isThrownBy(() -> cluster.start(line -> {}))
                    .withMessageContaining("topics")
                    .withMessageContaining("3")
                    .withMessageContaining("nonsense");
            assertThat(cluster.remains()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "docker"})
    void a_job_that_may_be_restarted_may_fail_at_first(String runtime) throws Exception {
        Topology topology = read(KAFKA.formatted("kafka-topics.sh") + """
              job:
                image: kafka-lab/apache-kafka:4.3.1
                restart: on-failure
                command: ["bash", "-c", "echo try >> /tmp/tries; [ $$(wc -l < /tmp/tries) -ge 3 ]"]
              after:
                image: kafka-lab/apache-kafka:4.3.1
                depends_on: {job: {condition: service_completed_successfully}}
                command: ["echo", "at last"]
            """);
        try (Cluster cluster = on(runtime).prepare(topology, line -> {})) {
            cluster.start(line -> {});

            assertThat(ended(cluster, "after")).isZero();
        }
    }

    @Test
    void a_check_that_never_passes_stops_the_start() throws Exception {
        Topology topology = read(KAFKA.replace("retries: 20", "retries: 5")
                        .formatted("kafka-topics.sh\", \"--describe\", \"--topic\", \"none")
                + JOBS.formatted("kafka-topics.sh", 0));
        try (Cluster cluster = on("process").prepare(topology, line -> {})) {
            assertThatExceptionOfType(SetupException.class)
                    .isThrownBy(() -> cluster.start(line -> {}))
                    .withMessageContaining("kafka does not become healthy, and topics waits for that")
                    .withMessageContaining("none")
                    .withMessageContaining("jobs.yml:16");
        }
    }

    @Test
    void confluents_names_and_mounted_files_are_found() throws Exception {
        Files.writeString(folder.resolve("messages.txt"), "first\nsecond\n");
        Topology topology = read((KAFKA.formatted("kafka-topics.sh") + """
              messages:
                image: kafka-lab/cp-kafka:7.9.1
                volumes: ["./messages.txt:/data/messages.txt"]
                command: "bash -c 'cub kafka-ready -b kafka:9092 1 60 && \\
                  kafka-topics --create --topic orders --bootstrap-server kafka:9092 && \\
                  kafka-console-producer --bootstrap-server kafka:9092 --topic orders < /data/messages.txt && \\
                  kafka-console-consumer --bootstrap-server kafka:9092 --topic orders --from-beginning --max-messages 2'"
            """));
        try (Cluster cluster = on("process").prepare(topology, line -> {})) {
            cluster.start(line -> {});

            assertThat(ended(cluster, "messages")).isZero();
            assertThat(cluster.node("messages").log()).content().contains("first", "second");
        }
    }

    @Test
    void nothing_of_them_runs_where_that_is_forbidden() throws Exception {
        Topology topology = read(KAFKA.formatted("no-such-tool.sh") + JOBS.formatted("kafka-topics.sh", 0));
        try (Cluster cluster = on("process", "never").prepare(topology, line -> {})) {
            assertThat(cluster.notRunHere()).hasSize(3).allMatch(line -> line.contains("-Dlab.commands=never"));
            cluster.start(line -> {});

            assertThat(cluster.nodes()).hasSize(1);
            assertThat(folder.resolve("work/jobs/kafka/opt")).doesNotExist();
        }
    }

    private Topology read(String text) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("jobs.yml"), text), Map.of());
    }

    private Runtime on(String runtime) {
        return on(runtime, "run");
    }

    private Runtime on(String runtime, String commands) {
        Topology topology = Topologies.read(folder.resolve("jobs.yml"), Map.of());
        if (runtime.equals("docker")) {
            DockerRuntime.Availability docker = DockerRuntime.availability(topology);
            assumeTrue(
                    docker.problem().isEmpty() && docker.missingImages().isEmpty(), "Skipped: no Docker, or no images");
        }
        LabSettings settings = LabSettings.read();
        return new Runtimes(new LabSettings(
                        runtime,
                        OptionalInt.empty(),
                        false,
                        settings.topology(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "never",
                        folder.resolve("reports"),
                        Optional.of(folder.resolve("work")),
                        settings.cache(),
                        commands.equals("run"),
                        false,
                        LabSettings.Tools.NONE,
                        Map.of(),
                        List.of()))
                .choose(topology)
                .runtime();
    }

    private static int ended(Cluster cluster, String node) throws InterruptedException {
        for (int i = 0; i < 600 && cluster.node(node).exitStatus().isEmpty(); i++) {
            Thread.sleep(100);
        }
        return cluster.node(node).exitStatus().orElseThrow();
    }
}
