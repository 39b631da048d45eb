package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.fake.FakeBroker;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakePort;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostClusterObserverTest {

    private static final String ENSEMBLE = "compose/zookeeper-ensemble.yml";
    private static final String KRAFT = "compose/kraft.yml";
    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);

    private final FakeBroker first = new FakeBroker(says(1));
    private final FakeBroker second = new FakeBroker(says(1));
    private final int nobody = FakePort.closed();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void what_a_broker_says_is_told_in_order_and_without_topics_that_are_being_deleted() {
        first.says(says(
                3,
                new Partition("orders", 1, 2, 7, List.of(2, 1), List.of(1)),
                new Partition("orders", 0, -1, 4, List.of(1, 2), List.of(1, 2)),
                new Partition("__consumer_offsets", 0, 1, 0, List.of(1), List.of(1))));
        first.isDeleting("old");

        Snapshot seen = observer(ensemble()).metadata();

        assertThat(seen.askedOf()).isEqualTo("127.0.0.1:" + first.port());
        assertThat(seen.clusterId()).isEqualTo("lab");
        assertThat(seen.controller()).isEqualTo(3);
        assertThat(seen.brokers())
                .containsExactly(
                        new Snapshot.Broker(1, "localhost:32001"),
                        new Snapshot.Broker(2, "localhost:32002"),
                        new Snapshot.Broker(3, "localhost:32003"));
        assertThat(seen.topic("orders"))
                .containsExactly(
                        new Partition("orders", 0, -1, 4, List.of(1, 2), List.of(1, 2)),
                        new Partition("orders", 1, 2, 7, List.of(2, 1), List.of(1)));
        assertThat(seen.topic("__consumer_offsets")).hasSize(1);
        assertThat(seen.topic("old")).isEmpty();
    }

    @Test
    void the_first_broker_that_answers_speaks_for_the_cluster() {
        FakeCluster cluster = ensemble(nobody, second.port());

        assertThat(observer(cluster).metadata().askedOf()).isEqualTo("127.0.0.1:" + second.port());
    }

    @Test
    void a_dead_broker_is_not_asked_even_if_something_answers_at_its_port() {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka1").kill();

        assertThat(observer(cluster).metadata().askedOf()).isEqualTo("127.0.0.1:" + second.port());
    }

    @Test
    void one_that_was_paused_may_say_what_was_so_before_and_is_asked_last() {
        FakeCluster cluster = ensemble();
        ClusterObserver observer = observer(cluster);
        cluster.fake("kafka1").pause();
        observer.metadata();
        cluster.fake("kafka1").resume();

        assertThat(observer.metadata().askedOf()).isEqualTo("127.0.0.1:" + second.port());

        cluster.fake("kafka2").kill();
        assertThat(observer.metadata().askedOf()).isEqualTo("127.0.0.1:" + first.port());
    }

    @Test
    void without_an_answer_there_is_no_broker_and_no_controller() {
        Snapshot seen = observer(ensemble(nobody, nobody)).metadata();

        assertThat(seen.brokers()).isEmpty();
        assertThat(seen.partitions()).isEmpty();
        assertThat(seen.controller()).isEqualTo(-1);
    }

    @Test
    void what_is_no_broker_gives_no_answer() {
        byte[] gigabytes = {0x7f, 0, 0, 0};
        byte[] lessThanNothing = {-1, 0, 0, 0};
        try (FakePort other = FakePort.saying(gigabytes);
                FakePort another = FakePort.saying(lessThanNothing)) {
            assertThat(observer(ensemble(other.number(), another.number())).everyBroker())
                    .isEmpty();
        }
    }

    @Test
    void every_running_broker_that_answers_is_heard() {
        second.says(says(2));
        FakeCluster cluster = ensemble();
        ClusterObserver observer = observer(cluster);

        assertThat(observer.everyBroker()).extracting(Snapshot::controller).containsExactly(1, 2);

        cluster.fake("kafka1").pause();
        assertThat(observer.everyBroker()).extracting(Snapshot::controller).containsExactly(2);
    }

    @Test
    void a_broker_without_an_id_in_the_file_has_the_id_under_which_it_is_listed_at_its_own_address() {
        FakeCluster cluster = FakeCluster.running(
                ENSEMBLE,
                Map.of(
                        "      KAFKA_BROKER_ID: 1\n", "",
                        "      KAFKA_BROKER_ID: 2\n", "",
                        "32001", port(first.port()),
                        "32002", port(second.port()),
                        "32003", port(nobody)),
                folder);
        Snapshot all = new Snapshot(
                Instant.EPOCH,
                "",
                "lab",
                1002,
                List.of(
                        new Snapshot.Broker(3, "localhost:" + nobody),
                        new Snapshot.Broker(1001, "localhost:" + second.port()),
                        new Snapshot.Broker(1002, "localhost:" + first.port())),
                List.of(),
                List.of());
        first.says(all);
        second.says(all);

        assertThat(cluster.nodes()).flatExtracting(node -> ids(node)).doesNotContain(1001, 1002);
        observer(cluster).everyBroker();

        assertThat(cluster.node("kafka1").id()).hasValue(1002);
        assertThat(cluster.node("kafka2").id()).hasValue(1001);
        assertThat(cluster.node("kafka3").id()).hasValue(3);
        assertThat(observer(cluster).possibleControllers()).containsExactly(1002, 1001, 3);
    }

    @Test
    void which_of_two_brokers_at_one_address_it_is_nobody_knows() {
        FakeCluster cluster = FakeCluster.running(
                ENSEMBLE, Map.of("      KAFKA_BROKER_ID: 1\n", "", "32001", port(first.port())), folder);
        first.says(new Snapshot(
                Instant.EPOCH,
                "",
                "lab",
                1001,
                List.of(
                        new Snapshot.Broker(1001, "localhost:" + first.port()),
                        new Snapshot.Broker(1002, "localhost:" + first.port())),
                List.of(),
                List.of()));

        observer(cluster).everyBroker();

        assertThat(cluster.node("kafka1").id()).isEmpty();
    }

    private static List<Integer> ids(ClusterNode node) {
        return node.id().stream().boxed().toList();
    }

    @Test
    void clients_are_told_of_every_broker_dead_or_alive() {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka2").kill();

        assertThat(observer(cluster).bootstrapServers())
                .isEqualTo("127.0.0.1:%d,127.0.0.1:%d,127.0.0.1:%d".formatted(first.port(), second.port(), nobody));
    }

    @Test
    void a_zookeeper_is_what_it_says_and_one_that_cannot_answer_is_paused_or_down() {
        try (FakePort leader = FakePort.zooKeeper("Zookeeper version: 3.8.4\nMode: leader\n");
                FakePort alone = FakePort.zooKeeper("This ZooKeeper instance is not currently serving requests\n")) {
            FakeCluster cluster = ensemble(leader.number(), alone.number(), nobody);
            ClusterObserver observer = observer(cluster);

            assertThat(observer.ensemble())
                    .containsExactly(
                            new EnsembleMember("zoo1", "leader"),
                            new EnsembleMember("zoo2", "not serving"),
                            new EnsembleMember("zoo3", "down"));

            cluster.fake("zoo1").becomes(State.PAUSED);
            cluster.fake("zoo2").becomes(State.DOWN);
            assertThat(observer.ensemble()).extracting(EnsembleMember::mode).containsExactly("paused", "down", "down");
        }
    }

    @Test
    void a_zookeeper_that_says_nothing_is_down_and_one_that_is_not_published_is_not_known() {
        try (FakePort mute = FakePort.zooKeeper("")) {
            FakeCluster cluster = FakeCluster.running(
                    ENSEMBLE,
                    Map.of(
                            "127.0.0.1:2181",
                            "127.0.0.1:" + mute.number(),
                            "    ports:\n      - 127.0.0.1:2182:2181\n",
                            ""),
                    folder);
            cluster.fake("zoo3").kill();

            assertThat(observer(cluster).ensemble())
                    .extracting(EnsembleMember::mode)
                    .containsExactly("down", "not published on the host", "down");
            assertThat(observer(cluster).notServing())
                    .extracting(EnsembleMember::node)
                    .containsExactly("zoo1", "zoo3");
        }
    }

    @Test
    void without_a_quorum_any_running_broker_may_be_the_controller() {
        FakeCluster cluster = ensemble();
        cluster.fake("kafka1").kill();

        assertThat(observer(cluster).possibleControllers()).containsExactly(2, 3);
        assertThat(observer(cluster).quorum()).isEmpty();
        assertThat(observer(cluster).running(Role.BROKER).map(ClusterNode::node).map(node -> node.name()))
                .containsExactly("kafka2", "kafka3");
    }

    @Test
    void in_kraft_mode_the_controller_is_the_one_that_leads_the_quorum() {
        first.says(says(2));
        first.says(quorum(102));

        assertThat(observer(kraft()).metadata().controller()).isEqualTo(102);
    }

    @Test
    void in_kraft_mode_a_broker_without_an_active_controller_knows_of_no_controller() {
        first.says(says(2));

        assertThat(observer(kraft()).metadata().controller()).isEqualTo(-1);
    }

    @Test
    void the_quorum_is_told_by_the_first_broker_that_an_active_controller_answers() {
        second.says(quorum(103));

        assertThat(observer(kraft()).quorum()).contains(quorum(103));
    }

    @Test
    void in_kraft_mode_the_running_controllers_may_be_active() {
        FakeCluster cluster = kraft();
        cluster.fake("controller2").kill();

        assertThat(observer(cluster).possibleControllers()).containsExactly(101, 103);
    }

    private static ClusterObserver observer(FakeCluster cluster) {
        return new HostClusterObserver(cluster);
    }

    private FakeCluster ensemble() {
        return ensemble(first.port(), second.port());
    }

    private FakeCluster ensemble(int kafka1, int kafka2) {
        return FakeCluster.running(
                ENSEMBLE, Map.of("32001", port(kafka1), "32002", port(kafka2), "32003", port(nobody)), folder);
    }

    private FakeCluster ensemble(int zoo1, int zoo2, int zoo3) {
        return FakeCluster.running(
                ENSEMBLE,
                Map.of(
                        "127.0.0.1:2181", "127.0.0.1:" + zoo1,
                        "127.0.0.1:2182", "127.0.0.1:" + zoo2,
                        "127.0.0.1:2183", "127.0.0.1:" + zoo3),
                folder);
    }

    private FakeCluster kraft() {
        return FakeCluster.running(
                KRAFT,
                Map.of("31092", port(first.port()), "31093", port(second.port()), "31094", port(nobody)),
                folder);
    }

    private static String port(int number) {
        return Integer.toString(number);
    }

    private static Quorum quorum(int leader) {
        return new Quorum(
                leader,
                4,
                90,
                Stream.of(101, 102, 103)
                        .map(id -> new Quorum.Member(id, 90 + id, NOW.minusMillis(id), NOW.minusSeconds(id)))
                        .toList(),
                List.of(new Quorum.Member(1, -1, NOW, NOW), new Quorum.Member(2, 80, NOW, NOW)));
    }

    private static Snapshot says(int controller, Partition... partitions) {
        return new Snapshot(
                Instant.EPOCH,
                "",
                "lab",
                controller,
                Stream.of(3, 1, 2)
                        .map(id -> new Snapshot.Broker(id, "localhost:3200" + id))
                        .toList(),
                List.of(partitions),
                List.of());
    }
}
