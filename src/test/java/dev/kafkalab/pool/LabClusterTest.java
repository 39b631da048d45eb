package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.observe.Quorum.Member;
import dev.kafkalab.pool.ClusterPool.AcquiredCluster;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabClusterTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);

    @TempDir
    private Path logs;

    @Test
    void a_whole_cluster_lacks_nothing() {
        FakeCluster cluster = ensemble();

        assertThat(missing(cluster, new FakeObserver(cluster).says(partition(1, ALL))))
                .isEmpty();
    }

    @Test
    void a_broker_that_was_to_be_started_and_does_not_answer_is_missing() {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka3").becomes(State.PAUSED);

        assertThat(missing(cluster, new FakeObserver(cluster).stillLists(3))).containsExactly("2 of 3 brokers answer");
    }

    @Test
    void every_broker_lists_every_broker() {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka3").becomes(State.PAUSED);

        assertThat(missing(cluster, new FakeObserver(cluster)))
                .containsExactly("2 of 3 brokers answer", "kafka1 lists brokers 1 and 2");
    }

    @Test
    void no_partition_lacks_a_replica_or_a_leader() {
        FakeCluster cluster = ensemble();

        assertThat(missing(cluster, new FakeObserver(cluster).says(partition(1, List.of(1, 2)))))
                .containsExactly("ISR of orders-0 is 1 and 2");
        assertThat(missing(cluster, new FakeObserver(cluster).says(partition(-1, ALL))))
                .containsExactly("ISR of orders-0 is 1, 2 and 3");
        assertThat(missing(cluster, new FakeObserver(cluster).says(partition(0, ALL))))
                .isEmpty();
    }

    @Test
    void without_a_controller_nothing_else_is_looked_at() {
        FakeCluster cluster = ensemble();

        assertThat(missing(
                        cluster, new FakeObserver(cluster).namesController(-1).says(partition(-1, ALL))))
                .containsExactly("no controller that all brokers agree on");
        assertThat(missing(cluster, new FakeObserver(cluster).namesController(0)))
                .isEmpty();
    }

    @Test
    void every_zookeeper_that_was_to_be_started_serves() {
        FakeCluster cluster = ensemble();
        cluster.fake("zoo2").becomes(State.PAUSED);
        FakeObserver observer = new FakeObserver(cluster);

        assertThat(missing(cluster, observer)).containsExactly("zoo2 is down");
        assertThat(lab(cluster, observer, Set.of("zoo1", "zoo3", "kafka1", "kafka2", "kafka3"))
                        .missing())
                .isEmpty();
    }

    @Test
    void every_controller_follows_the_active_one() {
        FakeCluster cluster = FakeCluster.running("compose/kraft.yml", logs);
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        FakeObserver observer = new FakeObserver(cluster)
                .namesController(102)
                .says(new Quorum(
                        102,
                        1,
                        0,
                        List.of(new Member(101, 1, Instant.EPOCH, Instant.EPOCH), new Member(102, 1, now, now)),
                        List.of()));

        assertThat(missing(cluster, observer)).containsExactly("controller 101 does not follow controller 102 yet");
    }

    @Test
    void a_node_that_ends_while_the_cluster_starts_is_told_with_its_log() throws IOException {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka2").becomes(State.DOWN);
        Files.writeString(logs.resolve("kafka2.log"), "java.net.BindException: Address already in use\n");

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> missing(cluster, new FakeObserver(cluster)))
                .withMessageContaining("kafka2 ended while the cluster was starting.")
                .withMessageContaining("Address already in use");
    }

    @Test
    void a_tool_may_be_a_job_that_has_done_its_work() {
        FakeCluster cluster = FakeCluster.running("compose/kafdrop.yml", logs);
        cluster.nodes().stream()
                .filter(node -> node.node().is(Role.TOOL))
                .forEach(tool -> cluster.fake(tool.node().name()).becomes(State.DOWN));

        assertThat(missing(cluster, new FakeObserver(cluster))).isEmpty();
    }

    @Test
    void a_node_is_found_by_its_role_and_its_id() {
        LabCluster lab = lab(ensemble());

        assertThat(lab.node(Role.BROKER, 2).node().name()).isEqualTo("kafka2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.node(Role.BROKER, 7))
                .withMessage("No broker with id 7 in compose/zookeeper-ensemble.yml");
    }

    @Test
    void the_start_of_a_cluster_is_put_into_evidence_node_by_node() {
        LabCluster lab = lab(ensemble());

        ClusterStart start = ClusterStarts.of(new AcquiredCluster(lab, "healed", Duration.ofMillis(2_500)));

        assertThat(start.composeFile()).isEqualTo("compose/zookeeper-ensemble.yml");
        assertThat(start.runtime()).isEqualTo("fake");
        assertThat(start.runtimeReason()).isEqualTo("for a test");
        assertThat(start.how()).isEqualTo("healed");
        assertThat(start.seconds()).isEqualTo(2.5);
        assertThat(start.nodes())
                .extracting(NodeLine::name)
                .contains("zoo1", "kafka3")
                .hasSize(6);
        assertThat(start.nodes())
                .filteredOn(node -> node.name().equals("zoo1"))
                .singleElement()
                .satisfies(zoo1 -> {
                    assertThat(zoo1.roles()).containsExactly("zookeeper");
                    assertThat(zoo1.software()).isEqualTo("Apache ZooKeeper 3.8.4");
                });
        assertThat(start.nodes())
                .filteredOn(node -> node.name().equals("kafka1"))
                .singleElement()
                .satisfies(kafka1 -> {
                    assertThat(kafka1.roles()).containsExactly("broker");
                    assertThat(kafka1.software()).isEqualTo("Apache Kafka 3.9.1");
                    assertThat(kafka1.hostAddress()).isEqualTo("127.0.0.1:32001");
                    assertThat(kafka1.id()).isEqualTo(OptionalInt.of(1));
                });
    }

    @Test
    void a_tool_is_called_by_its_image() {
        FakeCluster cluster = FakeCluster.running("compose/kafdrop.yml", logs);

        assertThat(ClusterStarts.software(cluster.topology().nodes(Role.TOOL).get(0)))
                .contains("kafdrop");
    }

    private FakeCluster ensemble() {
        return FakeCluster.running("compose/zookeeper-ensemble.yml", logs);
    }

    private static List<String> missing(FakeCluster cluster, FakeObserver observer) {
        Set<String> all = Set.copyOf(
                cluster.nodes().stream().map(node -> node.node().name()).toList());
        return lab(cluster, observer, all).missing();
    }

    private static LabCluster lab(FakeCluster cluster) {
        Set<String> all = Set.copyOf(
                cluster.nodes().stream().map(node -> node.node().name()).toList());
        return lab(cluster, new FakeObserver(cluster), all);
    }

    private static LabCluster lab(FakeCluster cluster, FakeObserver observer, Set<String> services) {
        return new LabCluster(
                cluster,
                "for a test",
                services,
                observer,
                new ClusterAdmin(MockAdminClient.create().numBrokers(4).build()));
    }

    private static Snapshot.Partition partition(int leader, List<Integer> isr) {
        return new Snapshot.Partition("orders", 0, leader, 1, ALL, isr);
    }
}
