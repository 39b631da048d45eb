package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterClientQuotasOptions;
import org.apache.kafka.clients.admin.AlterClientQuotasResult;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterResetTest {

    private static final Snapshot.Partition ORDERS = partition("orders", List.of(1, 2, 3));

    private static final List<org.apache.kafka.common.Node> BROKERS = IntStream.range(0, 4)
            .mapToObj(id -> new org.apache.kafka.common.Node(id, "localhost", 1000 + id))
            .toList();

    @TempDir
    private Path logs;

    private Instant now = Instant.EPOCH;
    private final TreeMap<Instant, Runnable> changes = new TreeMap<>();
    private final SlowAdmin admin = new SlowAdmin();
    private FakeCluster cluster;
    private FakeObserver observer;
    private LabCluster lab;

    @Test
    void a_cluster_that_nothing_was_done_to_is_reused_at_once() {
        run("compose/zookeeper-ensemble.yml");

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(waited()).isZero();
        assertThat(cluster.nodes())
                .allSatisfy(node ->
                        assertThat(cluster.fake(node.node().name()).done()).isEmpty());
    }

    @Test
    void what_is_paused_goes_on_and_what_is_dead_is_started() {
        run("compose/zookeeper-ensemble.yml");
        cluster.fake("kafka1").becomes(State.PAUSED);
        cluster.fake("zoo2").becomes(State.DOWN);

        assertThat(reset().heal()).isEqualTo("healed");
        assertThat(cluster.fake("kafka1").done()).containsExactly("resume");
        assertThat(cluster.fake("zoo2").done()).containsExactly("start");
        assertThat(cluster.fake("kafka2").done()).isEmpty();
    }

    @Test
    void a_setting_of_brokers_goes_with_the_scenario_that_has_changed_it() {
        run("compose/zookeeper-ensemble.yml");
        lab.admin().settings().change(List.of(1, 2, 3), "message.max.bytes", "2000");
        assertThat(lab.admin().brokerSetting(1, "message.max.bytes")).contains("2000");

        reset().heal();

        assertThat(lab.admin().brokerSetting(1, "message.max.bytes")).isNotEqualTo(Optional.of("2000"));
    }

    @Test
    void a_quota_goes_with_the_scenario_that_has_set_it() {
        run("compose/zookeeper-ensemble.yml");
        lab.admin().quotas().limitProducers("billing", 1000);

        reset().heal();

        assertThat(admin.quotas).containsExactly(1000.0, null);
    }

    @Test
    void a_tool_that_a_scenario_has_killed_is_started_for_the_next() {
        run("compose/kafdrop.yml");
        cluster.fake("kafdrop").becomes(State.DOWN);

        assertThat(reset().heal()).isEqualTo("healed");
        assertThat(cluster.fake("kafdrop").done()).containsExactly("start");
    }

    @Test
    void a_job_that_had_done_its_work_when_the_cluster_was_whole_is_not_done_again() {
        run("compose/kafdrop.yml", "kafdrop");

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(cluster.fake("kafdrop").done()).isEmpty();
    }

    @Test
    void a_job_that_did_its_work_when_the_cluster_was_whole_already_is_not_done_again_either() throws IOException {
        Path file = Files.writeString(
                logs.resolve("job.yml"),
                Files.readString(Path.of("compose/zookeeper-ensemble.yml"))
                        .replaceFirst("(?m)^services:\\n", "services:\n  make-topics:\n    image: debian:12\n"));
        run(file.toString());
        cluster.fake("make-topics").becomes(State.DOWN);

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(cluster.fake("make-topics").done()).isEmpty();
    }

    @Test
    void a_job_that_made_topics_at_the_start_makes_them_for_each_scenario() throws Exception {
        runWithJobs();
        cluster.fake("make-topics").endsWith(0, 0);
        cluster.fake("fill-topics").endsWith(0, 0);

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(cluster.fake("make-topics").done()).containsExactly("start");
        assertThat(cluster.fake("fill-topics").done()).containsExactly("start");
    }

    @Test
    void a_job_that_fails_this_time_leaves_a_cluster_that_cannot_be_used() throws Exception {
        runWithJobs();
        cluster.fake("make-topics").endsWith(0, 7);
        cluster.fake("fill-topics").endsWith(0, 0);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> reset().heal())
                .withMessageContaining("make-topics ended with 7");
        assertThat(cluster.fake("fill-topics").done()).isEmpty();
    }

    @Test
    void a_job_that_had_failed_is_left_alone() throws Exception {
        runWithJobs();
        cluster.fake("make-topics").endsWith(1);
        cluster.fake("fill-topics").endsWith(1);

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(cluster.fake("make-topics").done()).isEmpty();
    }

    /** The second of the file's jobs does the first one's work. */
    private void runWithJobs() throws IOException {
        Path file = Files.writeString(
                logs.resolve("jobs.yml"),
                Files.readString(Path.of("compose/zookeeper-ensemble.yml")).replaceFirst("(?m)^services:\\n", """
                                services:
                                  fill-topics:
                                    image: confluentinc/cp-kafka:7.9.1
                                    command: kafka-console-producer
                                    depends_on: [make-topics]
                                  make-topics:
                                    image: confluentinc/cp-kafka:7.9.1
                                    command: kafka-topics --create
                                """));
        run(file.toString(), "make-topics", "fill-topics");
    }

    @Test
    void topics_are_looked_for_only_when_every_node_serves_again() {
        run("compose/zookeeper-ensemble.yml");
        cluster.fake("kafka1").becomes(State.PAUSED);
        observer.namesController(-1);
        after(4, () -> observer.namesController(1));

        reset().heal();

        assertThat(admin.listedAt).containsExactly(Instant.EPOCH.plusSeconds(4));
    }

    @Test
    void a_cluster_is_whole_again_after_its_topics_have_gone() {
        run("compose/zookeeper-ensemble.yml");
        observer.namesController(-1);
        after(5, () -> observer.namesController(1));

        assertThat(reset().heal()).isEqualTo("reused");
        assertThat(waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_deleted_topic_is_waited_for_until_the_last_broker_has_forgotten_it() throws Exception {
        run("compose/zookeeper-ensemble.yml");
        create("orders");
        observer.says(ORDERS, partition("__consumer_offsets", List.of(1, 2, 3)));
        after(3, () -> observer.says(partition("__consumer_offsets", List.of(1, 2, 3))));

        reset().heal();

        assertThat(waited()).isEqualTo(Duration.ofSeconds(3));
    }

    /** It is gone from every broker's metadata while it is still marked for deletion. */
    @Test
    void a_deleted_topic_is_waited_for_until_its_name_is_free() throws Exception {
        run("compose/zookeeper-ensemble.yml");
        create("orders");
        admin.namesAreTakenUntil = now.plusSeconds(2);

        reset().heal();

        assertThat(waited()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void topics_that_do_not_go_are_named_after_twenty_seconds() throws Exception {
        run("compose/zookeeper-ensemble.yml");
        create("orders");
        observer.says(ORDERS);

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> reset().heal())
                .withMessage("Waited 20 s for the old topics to go, and still: orders");
    }

    @Test
    void a_name_that_does_not_get_free_is_told_too() throws Exception {
        run("compose/zookeeper-ensemble.yml");
        create("orders");
        admin.namesAreTakenUntil = Instant.MAX;

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> reset().heal())
                .withMessage("Waited 20 s for the old topics to go, and still: orders");
    }

    @Test
    void a_dead_broker_can_come_back_once_the_others_have_missed_it() {
        run("compose/zookeeper-ensemble.yml");
        cluster.fake("kafka3").becomes(State.DOWN);
        observer.stillLists(3);
        assertThat(reset().possible()).isFalse();

        cluster.fake("kafka3").becomes(State.PAUSED);
        assertThat(reset().possible())
                .as("a paused one has its session, or gets a new one")
                .isTrue();

        run("compose/zookeeper-ensemble.yml");
        cluster.fake("kafka3").becomes(State.DOWN);
        assertThat(reset().possible()).isTrue();
    }

    @Test
    void a_dead_zookeeper_can_come_back_whatever_its_id() {
        run("compose/zookeeper-ensemble.yml");
        cluster.fake("zoo2").becomes(State.DOWN);

        assertThat(reset().possible()).isTrue();
    }

    @Test
    void a_cluster_that_does_not_answer_cannot_be_healed() {
        run("compose/zookeeper-ensemble.yml");
        List.of("kafka1", "kafka2", "kafka3").forEach(name -> cluster.fake(name).becomes(State.PAUSED));

        assertThat(reset().possible()).isFalse();
    }

    /** A cluster of that file, which a start has made whole. */
    private void run(String composeFile, String... jobs) {
        cluster = FakeCluster.running(composeFile, logs).withJobs(jobs);
        observer = new FakeObserver(cluster);
        lab = new LabCluster(
                cluster,
                "for a test",
                cluster.topology().nodes().stream().map(Node::name).collect(Collectors.toSet()),
                observer,
                new ClusterAdmin(admin));
        lab.start(line -> {});
    }

    private ClusterReset reset() {
        return new ClusterReset(lab, waiter(), () -> now);
    }

    private Waiter waiter() {
        return new Waiter(() -> now, this::pass, line -> {});
    }

    private void pass(Duration time) {
        now = now.plus(time);
        changes.headMap(now, true).values().forEach(Runnable::run);
        changes.headMap(now, true).clear();
    }

    private void after(int seconds, Runnable change) {
        changes.put(Instant.EPOCH.plusSeconds(seconds), change);
    }

    private Duration waited() {
        return Duration.between(Instant.EPOCH, now);
    }

    private void create(String topic) throws Exception {
        admin.createTopics(Set.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private static Snapshot.Partition partition(String topic, List<Integer> replicas) {
        return new Snapshot.Partition(topic, 0, 1, 0, replicas, replicas);
    }

    /** For some time after a deletion, a topic of the same name is refused. */
    private final class SlowAdmin extends MockAdminClient {

        private final List<Instant> listedAt = new ArrayList<>();
        private final List<Double> quotas = new ArrayList<>();
        private Instant namesAreTakenUntil = Instant.MIN;

        @Override
        public AlterClientQuotasResult alterClientQuotas(
                Collection<ClientQuotaAlteration> entries, AlterClientQuotasOptions options) {
            ClientQuotaAlteration entry = entries.iterator().next();
            entry.ops().forEach(op -> quotas.add(op.value()));
            return new AlterClientQuotasResult(Map.of(entry.entity(), KafkaFuture.completedFuture(null)));
        }

        SlowAdmin() {
            super(BROKERS, BROKERS.get(0));
        }

        @Override
        public synchronized ListTopicsResult listTopics(ListTopicsOptions options) {
            listedAt.add(now);
            return super.listTopics(options);
        }

        @Override
        public synchronized CreateTopicsResult createTopics(Collection<NewTopic> topics, CreateTopicsOptions options) {
            if (now.isBefore(namesAreTakenUntil)) {
                timeoutNextRequest(1);
            }
            return super.createTopics(topics, options);
        }
    }
}
