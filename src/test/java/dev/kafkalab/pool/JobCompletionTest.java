package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.await.Waiter;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.UnfitClusterException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCompletionTest {

    private static final String JOB = """
            services:
              make-topics:
                image: confluentinc/cp-kafka:7.9.1
                command: kafka-topics --bootstrap-server kafka1:9092 --create --topic orders
            """;

    @TempDir
    private Path logs;

    private final List<String> told = new ArrayList<>();
    private FakeCluster cluster;
    private Instant now = Instant.EPOCH;
    private Instant end = Instant.MAX;
    private int status;

    @Test
    void a_job_that_nobody_waits_for_is_waited_for_and_told() {
        has(JOB);
        end = now.plusSeconds(9);

        assertThat(await()).isEmpty();
        assertThat(waited()).isEqualTo(Duration.ofSeconds(9));
        assertThat(told).contains("waiting for make-topics to do its work: 4 s of 120 s, it is at work");
    }

    @Test
    void a_job_that_fails_is_an_error_with_a_fix() {
        has(JOB);
        end = now.plusSeconds(9);
        status = 7;

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(this::await)
                .withMessageContaining("make-topics ended with 7")
                .withMessageContaining("Fix:");
    }

    @Test
    void what_goes_on_is_waited_for_no_longer_than_two_minutes() {
        has(JOB);

        assertThat(await()).extracting(job -> job.node().name()).containsExactly("make-topics");
        assertThat(waited()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void nobody_waits_for_what_docker_starts_again_whatever_its_end() {
        has(JOB + "    restart: always\n");

        assertThat(await()).isEmpty();
        assertThat(waited()).isZero();
    }

    @Test
    void nobody_waits_for_a_tool_that_goes_on() {
        has(JOB.replaceFirst("command: .*", "command: tail -f /dev/null"));

        assertThat(await()).isEmpty();
        assertThat(waited()).isZero();
    }

    @Test
    void the_end_of_a_job_that_the_file_calls_optional_does_not_matter() {
        has(JOB + """
              watcher:
                image: debian:12
                depends_on:
                  make-topics: {condition: service_completed_successfully, required: false}
            """);
        status = 7;
        end = now;

        assertThat(await()).isEmpty();
    }

    private void has(String services) {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", Map.of("services:\n", services), logs);
    }

    private List<ClusterNode> await() {
        return new JobCompletion(cluster.topology(), new Waiter(() -> now, this::pass, told::add))
                .await(cluster.nodes());
    }

    private void pass(Duration time) {
        now = now.plus(time);
        if (!now.isBefore(end) && cluster.fake("make-topics").state() == State.RUNNING) {
            cluster.fake("make-topics").endsWith(status);
        }
    }

    private Duration waited() {
        return Duration.between(Instant.EPOCH, now);
    }
}
