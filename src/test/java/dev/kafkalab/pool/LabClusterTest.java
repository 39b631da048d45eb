package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeBroker;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.fake.FakePort;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.observe.Quorum.Member;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabClusterTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);
    private static final Runtimes RUNTIMES = new Runtimes(LabSettings.read());

    private static final Runtimes ON_DOCKER = new Runtimes(LabSettings.read().on("docker"));

    private final MockAdminClient admin = MockAdminClient.create().numBrokers(4).build();

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
    void a_part_of_a_cluster_is_not_whole() {
        FakeCluster cluster = ensemble();
        LabCluster part = lab(cluster, new FakeObserver(cluster), Set.of("zoo1", "kafka2"));

        assertThat(part.isWhole()).isFalse();
        assertThat(part.started()).extracting(node -> node.node().name()).containsExactly("zoo1", "kafka2");
        assertThat(lab(cluster).isWhole()).isTrue();
    }

    @Test
    void a_broker_of_this_cluster_is_told_from_one_of_another() {
        LabCluster lab = lab(ensemble());

        try (FakeBroker same = new FakeBroker(ofCluster("id"));
                FakeBroker other = new FakeBroker(ofCluster("other"))) {
            assertThat(lab.answersOnHost(same.port())).isTrue();
            assertThat(lab.answersOnHost(other.port())).isFalse();
            assertThat(lab.answersOnHost(FakePort.closed())).isFalse();
        }
    }

    @Test
    void what_is_no_broker_is_no_broker_of_this_cluster() {
        try (FakePort other = FakePort.saying(new byte[Integer.BYTES])) {
            assertThat(lab(ensemble()).answersOnHost(other.number())).isFalse();
        }
    }

    @Test
    void elections_are_bounded_by_what_a_running_broker_says_of_its_settings() throws Exception {
        FakeCluster cluster = ensemble();
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.BROKER, "1"),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("zookeeper.session.timeout.ms", "40000"), OpType.SET))))
                .all()
                .get();
        LabCluster lab = lab(cluster);

        lab.start(line -> {});

        assertThat(lab.electionBounds())
                .isEqualTo(ElectionBounds.of(cluster.topology(), name -> Optional.of("40000")))
                .isNotEqualTo(ElectionBounds.of(cluster.topology(), name -> Optional.empty()));
    }

    @Test
    void it_is_taken_down_with_or_without_its_data() {
        FakeCluster cluster = ensemble();
        LabCluster lab = lab(cluster);

        lab.takeDown(Data.KEEP);
        lab.close();

        assertThat(cluster.done()).containsExactly("takeDown KEEP", "takeDown REMOVE");
    }

    @Test
    void who_is_done_with_it_is_done_with_its_admin_client_too() {
        AtomicBoolean closed = new AtomicBoolean();
        FakeCluster cluster = ensemble();
        Admin client = new MockAdminClient() {
            @Override
            public synchronized void close(Duration timeout) {
                closed.set(true);
            }
        };

        new LabCluster(cluster, "for a test", Set.of(), new FakeObserver(cluster), new ClusterAdmin(client)).close();

        assertThat(closed).isTrue();
    }

    @Test
    void a_file_whose_brokers_the_host_cannot_reach_is_refused_with_the_fix() {
        Topology topology = FakeCluster.running(
                        "compose/zookeeper-ensemble.yml",
                        Map.of("    ports:\n      - 127.0.0.1:32002:32002\n", "", "ZOO_MY_ID: 3", "ZOO_MY_ID: 2"),
                        logs)
                .topology();
        List<String> told = new ArrayList<>();

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> LabCluster.prepare(topology, Set.of(), ON_DOCKER, told::add))
                .withMessageContaining("it cannot reach kafka2.")
                .withMessageContaining("publish that port");
        assertThat(told)
                .as("findings that are more than notes")
                .isEqualTo(topology.findings().stream()
                        .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                        .map(Finding::toString)
                        .toList())
                .isNotEmpty();
    }

    @Test
    void a_file_without_brokers_is_refused_before_anything_is_prepared() throws IOException {
        Path file = Files.writeString(logs.resolve("zookeeper.yml"), """
                services:
                  zoo1:
                    image: zookeeper:3.8.4
                    ports:
                      - 127.0.0.1:2181:2181
                """);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> LabCluster.prepare(Topologies.read(file, Map.of()), Set.of(), RUNTIMES, line -> {}))
                .withMessageContaining("None of this file's services is a Kafka broker that is known here")
                .withMessageContaining("zookeeper.yml:2");
    }

    @Test
    void a_job_that_fails_in_a_new_cluster_is_an_error_and_one_that_finds_its_work_done_is_told() {
        FakeCluster cluster = withJob();
        LabCluster lab = lab(cluster.withJob("make-topics", 3));
        List<String> told = new ArrayList<>();

        assertThatExceptionOfType(UnfitClusterException.class)
                .isThrownBy(() -> lab.start(told::add))
                .withMessageContaining("make-topics ended with 3")
                .withMessageContaining("Fix: correct its command");

        cluster.withJob("make-topics", 0);
        lab.start(told::add);
        assertThat(told).isEmpty();

        cluster.withJob("make-topics", 1);
        lab.start(told::add);
        assertThat(told).singleElement().asString().startsWith("make-topics ended with 1");
    }

    private FakeCluster withJob() {
        return FakeCluster.running("compose/zookeeper-ensemble.yml", Map.of("services:\n", """
                        services:
                          make-topics:
                            image: confluentinc/cp-kafka:7.9.1
                            command: kafka-topics --bootstrap-server kafka1:9092 --create --topic orders
                        """), logs);
    }

    private FakeCluster ensemble() {
        return FakeCluster.running("compose/zookeeper-ensemble.yml", logs);
    }

    private List<String> missing(FakeCluster cluster, FakeObserver observer) {
        Set<String> all = Set.copyOf(
                cluster.nodes().stream().map(node -> node.node().name()).toList());
        return lab(cluster, observer, all).missing();
    }

    private LabCluster lab(FakeCluster cluster) {
        Set<String> all = Set.copyOf(
                cluster.nodes().stream().map(node -> node.node().name()).toList());
        return lab(cluster, new FakeObserver(cluster), all);
    }

    private LabCluster lab(FakeCluster cluster, FakeObserver observer, Set<String> services) {
        return new LabCluster(cluster, "for a test", services, observer, new ClusterAdmin(admin));
    }

    private static Snapshot ofCluster(String id) {
        return new Snapshot(
                Instant.EPOCH, "", id, 1, List.of(new Snapshot.Broker(1, "localhost:32001")), List.of(), List.of());
    }

    private static Snapshot.Partition partition(int leader, List<Integer> isr) {
        return new Snapshot.Partition("orders", 0, leader, 1, ALL, isr);
    }
}
