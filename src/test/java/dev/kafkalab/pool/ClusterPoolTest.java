package dev.kafkalab.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.pool.ClusterPool.AcquiredCluster;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPoolTest {

    private static final Path FILE = Path.of("compose/zookeeper-ensemble.yml");
    private static final Path OTHER = Path.of("compose/kafdrop.yml");

    @TempDir
    private Path logs;

    private final List<FakeCluster> made = new ArrayList<>();
    private final List<FakeObserver> observers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final MockAdminClient admin = MockAdminClient.create().numBrokers(4).build();
    private final ClusterPool pool = new ClusterPool(OptionalInt.of(2), () -> false, this::prepare);

    @Test
    void the_first_scenario_gets_a_new_cluster_and_the_next_one_the_same() {
        AcquiredCluster first = acquire();
        AcquiredCluster second = acquire();

        assertThat(first.how()).isEqualTo("started");
        assertThat(second.how()).isEqualTo("reused");
        assertThat(made).hasSize(1);
    }

    @Test
    void a_node_that_is_paused_goes_on_and_one_that_is_dead_is_started_for_the_next_scenario() {
        acquire();
        made.get(0).fake("kafka1").becomes(State.PAUSED);
        made.get(0).fake("zoo2").becomes(State.DOWN);

        assertThat(acquire().how()).isEqualTo("healed");
        assertThat(made.get(0).fake("kafka1").done()).containsExactly("resume");
        assertThat(made.get(0).fake("zoo2").done()).containsExactly("start");
        assertThat(made).hasSize(1);
    }

    @Test
    void topics_of_one_scenario_are_deleted_before_the_next() throws Exception {
        acquire();
        admin.createTopics(Set.of(new NewTopic("orders", 1, (short) 1))).all().get();
        Uuid before = id("orders");

        acquire();

        // Kafka's stand-in creates what it was only to validate: whether the name is free again.
        assertThat(id("orders")).isNotEqualTo(before);
    }

    private Uuid id(String topic) throws Exception {
        return admin.describeTopics(Set.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .topicId();
    }

    @Test
    void a_dead_broker_whose_session_has_not_expired_is_not_waited_for() {
        acquire();
        made.get(0).fake("kafka1").becomes(State.DOWN);
        observers.get(0).stillLists(1);

        assertThat(acquire().how()).isEqualTo("started");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
        assertThat(made).hasSize(2);
    }

    @Test
    void other_variables_are_another_cluster_on_the_same_ports() {
        acquire();

        AcquiredCluster other = pool.whole(FILE, Map.of("ZOOKEEPER_SESSION_TIMEOUT_MS", "18000"), told::add);

        assertThat(other.how()).isEqualTo("started");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void a_part_of_a_cluster_serves_one_scenario_only() {
        AcquiredCluster part = pool.only(List.of("zoo1"), FILE, Map.of(), told::add);
        assertThat(part.lab().isWhole()).isFalse();

        assertThat(acquire().how()).isEqualTo("started");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void a_cluster_with_a_reconfigured_node_is_replaced_even_by_what_its_nodes_now_are() {
        Map<String, String> wanted = Map.of("ZOOKEEPER_SESSION_TIMEOUT_MS", "18000");
        AcquiredCluster first = acquire();
        List<String> nodes = List.of("kafka1", "kafka2", "kafka3");
        first.lab().reconfigure(nodes, wanted, told::add);
        assertThat(made.get(0).topology().nodes())
                .isEqualTo(Topologies.read(FILE, LocalImages.with(wanted)).nodes());

        assertThat(pool.whole(FILE, wanted, told::add).how()).isEqualTo("started");
        assertThat(made.get(0).done())
                .containsExactly("start", "reconfigure kafka1, kafka2, kafka3", "takeDown REMOVE");
    }

    @Test
    void a_cluster_whose_quorum_was_made_dynamic_is_replaced() {
        MockAdminClient kraft = MockAdminClient.create()
                .numBrokers(4)
                .featureLevels(Map.of("kraft.version", (short) 0))
                .minSupportedFeatureLevels(Map.of("kraft.version", (short) 0))
                .maxSupportedFeatureLevels(Map.of("kraft.version", (short) 1))
                .build();
        ClusterPool changing = new ClusterPool(OptionalInt.of(2), () -> false, (topology, services, progress) -> {
            FakeCluster cluster = new FakeCluster(topology, InstantSource.system(), logs);
            return new LabCluster(cluster, "for a test", services, new FakeObserver(cluster), new ClusterAdmin(kraft));
        });
        LabCluster first = changing.whole(FILE, Map.of(), told::add).lab();
        assertThat(changing.whole(FILE, Map.of(), told::add).how()).isEqualTo("reused");

        first.admin().quorum().makeDynamic();

        assertThat(changing.whole(FILE, Map.of(), told::add).how()).isEqualTo("started");
    }

    @Test
    void what_is_wrong_is_told_in_full_once_and_nothing_is_left_of_the_cluster() {
        ClusterPool failing = new ClusterPool(OptionalInt.of(2), () -> false, (topology, services, progress) -> {
            throw new SetupException("no port\n  Fix: another one");
        });

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> failing.whole(FILE, Map.of(), told::add))
                .withMessage("no port\n  Fix: another one");
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> failing.whole(FILE, Map.of(), told::add))
                .withMessage("As before: no port");
    }

    @Test
    void a_cluster_that_has_to_make_room_is_taken_down_before_the_turn_is_had() {
        ClusterPool narrow = new ClusterPool(OptionalInt.of(1), () -> false, this::prepare);
        narrow.take(Set.of(FILE));
        narrow.whole(FILE, Map.of(), told::add);
        narrow.release(Set.of(FILE));

        narrow.take(Set.of(OTHER));

        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void beside_another_scenario_nobody_begins_while_the_processors_are_full() {
        Iterator<Boolean> full = List.of(true, true, false).iterator();
        ClusterPool busy = new ClusterPool(OptionalInt.of(2), full::next, this::prepare);
        busy.take(Set.of(FILE));

        busy.take(Set.of(Path.of("compose/kafdrop.yml")));

        assertThat(full).isExhausted();
    }

    @Test
    void whoever_is_alone_begins_however_full_the_processors_are() {
        ClusterPool busy = new ClusterPool(OptionalInt.of(2), () -> true, this::prepare);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> busy.take(Set.of(FILE)));
    }

    @Test
    void in_the_end_every_cluster_is_taken_down_with_its_data() {
        acquire();

        pool.close();

        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void one_that_cannot_be_taken_down_is_in_the_way_of_no_other() {
        pool.whole(FILE, Map.of(), told::add);
        pool.whole(OTHER, Map.of(), told::add);
        pool.whole(Path.of("compose/kraft.yml"), Map.of(), told::add);
        made.get(0).isStuck();

        assertThatIllegalStateException().isThrownBy(pool::close).withMessage("it does not end");
        assertThat(made).allSatisfy(cluster -> assertThat(cluster.done()).endsWith("takeDown REMOVE"));
    }

    @Test
    void a_cluster_that_does_not_go_to_make_room_leaves_its_turn_to_others() {
        ClusterPool narrow = new ClusterPool(OptionalInt.of(1), () -> false, this::prepare);
        narrow.take(Set.of(FILE));
        narrow.whole(FILE, Map.of(), told::add);
        narrow.release(Set.of(FILE));
        made.get(0).isStuck();

        assertThatIllegalStateException().isThrownBy(() -> narrow.take(Set.of(OTHER)));
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            narrow.take(Set.of(OTHER));
            narrow.release(Set.of(OTHER));
            narrow.take(Set.of(FILE));
        });
    }

    @Test
    void one_that_cannot_be_healed_is_replaced_and_why_is_told() {
        acquire();
        admin.timeoutNextRequest(1);

        assertThat(acquire().how()).isEqualTo("started");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
        assertThat(told).anySatisfy(line -> assertThat(line)
                .startsWith("the cluster could not be healed and is replaced: Could not list the topics"));
    }

    @Test
    void what_went_wrong_once_and_then_did_not_is_told_in_full_when_it_comes_back() {
        List<Boolean> fails = new ArrayList<>(List.of(true, false, true));
        ClusterPool moody = new ClusterPool(OptionalInt.of(2), () -> false, (topology, services, progress) -> {
            if (fails.remove(0)) {
                throw new SetupException("no port\n  Fix: another one");
            }
            return prepare(topology, services, progress);
        });

        assertThatExceptionOfType(SetupException.class).isThrownBy(() -> moody.whole(FILE, Map.of(), told::add));
        moody.whole(FILE, Map.of(), told::add);
        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> moody.only(List.of("zoo1"), FILE, Map.of(), told::add))
                .withMessage("no port\n  Fix: another one");
    }

    @Test
    void a_cluster_of_which_a_node_dies_at_its_start_is_taken_down() {
        ClusterPool failing = new ClusterPool(OptionalInt.of(2), () -> false, (topology, services, progress) -> {
            LabCluster lab = prepare(topology, services, progress);
            made.get(0).withJobs("kafka1");
            return lab;
        });

        assertThatExceptionOfType(SetupException.class)
                .isThrownBy(() -> failing.whole(FILE, Map.of(), told::add))
                .withMessageStartingWith("kafka1 ended while the cluster was starting");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void a_cluster_that_cannot_be_asked_is_taken_down() {
        ClusterPool failing = new ClusterPool(OptionalInt.of(2), () -> false, (topology, services, progress) -> {
            LabCluster lab = prepare(topology, services, progress);
            observers.get(0).failsOnce();
            return lab;
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> failing.whole(FILE, Map.of(), told::add))
                .withMessage("the engine does not answer");
        assertThat(made.get(0).done()).containsExactly("start", "takeDown REMOVE");
    }

    @Test
    void how_long_a_scenario_waited_for_its_cluster_is_told() {
        assertThat(acquire().took()).isPositive();
        assertThat(acquire().took()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "2599, 8, 1",
        "2600, 8, 2",
        "100, 8, 1",
        "100000, 1, 2",
        "100000, 4, 8",
    })
    void as_many_run_at_once_as_memory_holds_and_at_most_two_a_core(long freeMegabytes, int cores, int clusters) {
        assertThat(ClusterPool.room(OptionalLong.of(freeMegabytes), cores)).isEqualTo(clusters);
    }

    @Test
    void one_runs_at_a_time_where_nobody_knows_how_much_memory_is_free() {
        assertThat(ClusterPool.room(OptionalLong.empty(), 8)).isEqualTo(1);
    }

    private AcquiredCluster acquire() {
        return pool.whole(FILE, Map.of(), told::add);
    }

    private LabCluster prepare(Topology topology, Set<String> services, Progress progress) {
        FakeCluster cluster = new FakeCluster(topology, InstantSource.system(), logs);
        made.add(cluster);
        observers.add(new FakeObserver(cluster));
        return new LabCluster(
                cluster, "for a test", services, observers.get(observers.size() - 1), new ClusterAdmin(admin));
    }
}
