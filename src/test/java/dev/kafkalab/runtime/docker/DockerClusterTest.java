package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real containers. Runs only where an engine answers that has the stand-in images. */
class DockerClusterTest {

    @TempDir
    Path folder;

    private DockerLab lab;
    private Cluster cluster;

    @BeforeEach
    void needs_docker_with_the_stand_in_images() {
        lab = new DockerLab(folder);
        DockerAvailability docker = DockerRuntime.availability(lab.failoverLab());
        assumeTrue(
                docker.problem().isEmpty(), () -> "Skipped: " + docker.problem().get());
        assumeTrue(
                docker.missingImages().isEmpty(),
                () -> "Skipped: run ./compose/images/build first, Docker lacks " + docker.missingImages());
    }

    @AfterEach
    void nothing_is_left_behind() {
        if (cluster != null) {
            cluster.close();
            assertThat(cluster.remains()).isEmpty();
        }
    }

    @Test
    void a_killed_broker_is_down_and_comes_back_with_its_log_going_on() throws IOException {
        cluster = lab.prepare(lab.failoverLab());
        long began = System.nanoTime();
        lab.start(cluster);
        System.err.println("up: " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertThat(cluster.nodes()).hasSize(6).allMatch(node -> node.state() == State.RUNNING);
        cluster.nodes().stream()
                .filter(node -> node.node().name().startsWith("kafka"))
                .forEach(node -> awaitLine(node, "started (kafka.server.KafkaServer)", 1));
        System.err.println("started: " + (System.nanoTime() - began) / 1_000_000 + " ms");

        ClusterNode kafka2 = cluster.node("kafka2");
        Instant before = Instant.now();
        Instant died = kafka2.kill();
        assertThat(died).isBetween(before, Instant.now());
        assertThat(kafka2.state()).isEqualTo(State.DOWN);
        assertThatThrownBy(kafka2::kill).isInstanceOf(IllegalStateException.class);

        kafka2.start();
        assertThat(kafka2.state()).isEqualTo(State.RUNNING);
        awaitLine(kafka2, "starting (kafka.server.KafkaServer)", 2);
        System.err.println(lab.said());
    }

    private static void awaitLine(ClusterNode node, String words, int times) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> lines(node).stream()
                                .filter(line -> line.contains(words))
                                .count()
                        == times);
    }

    private static List<String> lines(ClusterNode node) throws IOException {
        return Files.readAllLines(node.log());
    }
}
