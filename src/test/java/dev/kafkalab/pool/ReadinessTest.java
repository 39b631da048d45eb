package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    @TempDir
    private Path logs;

    private FakeCluster cluster;
    private FakeObserver observer;
    private Instant now = Instant.EPOCH;
    private final Deque<Change> changes = new ArrayDeque<>();

    @BeforeEach
    void run() {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", logs);
        observer = new FakeObserver(cluster);
    }

    @Test
    void a_whole_cluster_is_not_waited_for() {
        assertThatCode(readiness()::await).doesNotThrowAnyException();
        assertThat(waited()).isZero();
    }

    /**
     * A session of 6 s that ends by ticks of 2 s, an election, and what a busy machine is late: half of two minutes.
     */
    @Test
    void one_whose_brokers_answer_and_keep_saying_the_same_is_given_up_after_its_own_timeouts() {
        observer.namesController(-1);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(readiness()::await)
                .withMessageContaining("makes no progress: every broker answers")
                .withMessageContaining("no controller that all brokers agree on")
                .withMessageContaining("Look at its logs: " + logs);
        assertThat(waited()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    @Test
    void one_whose_file_sets_a_longer_session_is_given_up_that_much_later() {
        observer.namesController(-1);
        assertThatExceptionOfType(SetupException.class).isThrownBy(readiness()::await);
        Duration ofFourteenSeconds = waited();

        now = Instant.EPOCH;
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", Map.of(":-14000}", ":-30000}"), logs);
        observer = new FakeObserver(cluster).namesController(-1);
        assertThatExceptionOfType(SetupException.class).isThrownBy(readiness()::await);

        assertThat(waited()).isEqualTo(ofFourteenSeconds.plusSeconds(16));
    }

    @Test
    void one_that_changes_is_waited_for() {
        observer.namesController(-1);
        for (int second = 20; second <= 80; second += 20) {
            int replica = second;
            after(
                    second,
                    () -> observer.says(
                            new Snapshot.Partition("orders", 0, 1, 0, List.of(1, 2, 3), List.of(1, replica))));
        }
        after(100, () -> observer.says().namesController(1));

        assertThatCode(readiness()::await).doesNotThrowAnyException();
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
    }

    /** A machine may be slow to start a JVM. */
    @Test
    void one_whose_brokers_do_not_all_answer_is_waited_for_until_two_minutes_are_over() {
        cluster.fake("kafka3").becomes(State.PAUSED);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(readiness()::await)
                .withMessageContaining("was not whole after 120 s: 2 of 3 brokers answer");
        assertThat(waited()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_node_that_ends_is_told_at_once_with_its_last_words() throws Exception {
        Files.writeString(logs.resolve("kafka2.log"), "no room\n");
        cluster.fake("kafka2").becomes(State.DOWN);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(readiness()::await)
                .withMessageContaining("kafka2 ended while the cluster was starting")
                .withMessageContaining("no room");
        assertThat(waited()).isZero();
    }

    @Test
    void brokers_whose_ids_the_file_leaves_to_kafka_are_counted() {
        cluster = withoutIdsInTheFile();
        observer = new FakeObserver(cluster)
                .doesNotAnswer("kafka1")
                .doesNotAnswer("kafka2")
                .doesNotAnswer("kafka3");
        assertThat(lab().missing()).containsExactly("0 of 3 brokers answer");

        observer = new FakeObserver(cluster);
        cluster.fake("kafka1").isGiven(1001);
        cluster.fake("kafka2").isGiven(1002);
        assertThat(lab().missing()).containsExactly("kafka1 lists brokers 1001 and 1002");

        observer.lists("kafka1", 1001, 1002, 1003)
                .lists("kafka2", 1001, 1002, 1003)
                .lists("kafka3", 1001, 1002, 1003)
                .namesController(1001);
        assertThat(lab().missing()).containsExactly("of brokers 1001, 1002 and 1003, nobody knows which is kafka3");

        cluster.fake("kafka3").isGiven(1003);
        assertThat(lab().missing()).isEmpty();
    }

    @Test
    void some_may_have_an_id_in_the_file_and_others_not() {
        cluster = FakeCluster.running("compose/zookeeper-ensemble.yml", Map.of("      KAFKA_BROKER_ID: 3\n", ""), logs);
        observer = new FakeObserver(cluster);
        cluster.fake("kafka3").isGiven(1001);
        assertThat(lab().missing()).isEmpty();

        observer.lists("kafka1", 1, 2, 4);
        assertThat(lab().missing()).containsExactly("kafka1 lists brokers 1, 2 and 4");
    }

    @Test
    void of_several_clusters_in_one_file_each_lists_its_own_brokers() {
        cluster = twoClusters();
        observer = new FakeObserver(cluster).lists("east", 1).lists("west", 1);
        assertThat(lab().missing()).isEmpty();

        observer.lists("west", 1, 2);
        assertThat(lab().missing()).containsExactly("west lists brokers 1 and 2");
        observer.lists("west", 1).doesNotAnswer("west");
        assertThat(lab().missing()).containsExactly("1 of 2 brokers answer");
    }

    @Test
    void a_lab_of_several_clusters_is_refused_with_what_would_be_one() {
        cluster = twoClusters();

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> LabCluster.requireOneCluster(cluster.topology(), Set.of("east", "west")))
                .withMessageContaining("A lab is about one cluster, and these are 2 clusters (east; west) of ")
                .withMessageContaining("Fix: begin the lab with \"Given only east of the cluster of ");
        assertThatCode(() -> LabCluster.requireOneCluster(cluster.topology(), Set.of("west")))
                .doesNotThrowAnyException();
    }

    private FakeCluster withoutIdsInTheFile() {
        return FakeCluster.running(
                "compose/zookeeper-ensemble.yml",
                Map.of(
                        "      KAFKA_BROKER_ID: 1\n", "",
                        "      KAFKA_BROKER_ID: 2\n", "",
                        "      KAFKA_BROKER_ID: 3\n", ""),
                logs);
    }

    private FakeCluster twoClusters() {
        return FakeCluster.running("src/test/resources/compose/two-clusters.yml", logs);
    }

    private void after(int seconds, Runnable change) {
        changes.add(new Change(Instant.EPOCH.plusSeconds(seconds), change));
    }

    private Duration waited() {
        return Duration.between(Instant.EPOCH, now);
    }

    private Readiness readiness() {
        return new Readiness(lab(), new Waiter(() -> now, this::sleep, line -> {}), () -> now);
    }

    private LabCluster lab() {
        return new LabCluster(
                cluster,
                "for a test",
                cluster.topology().nodes().stream().map(Node::name).collect(Collectors.toSet()),
                observer,
                new ClusterAdmin(MockAdminClient.create().numBrokers(3).build()));
    }

    private void sleep(Duration time) {
        now = now.plus(time);
        while (!changes.isEmpty() && !now.isBefore(changes.peek().at)) {
            changes.remove().what.run();
        }
    }

    private record Change(Instant at, Runnable what) {}
}
