package dev.kafkalab.expect;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broker 1 leads the only partition of orders and is the controller. It is killed seven seconds after the beginning.
 */
class ElectionsTest {

    private static final PartitionName ORDERS = new PartitionName("orders", 0);
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final FakeScenario scenario;
    private final Elections elections;

    ElectionsTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        elections = new Elections(scenario.context());
        scenario.observer().stillLists(1).says(led(1));
        scenario.pass(ofSeconds(7));
    }

    @Test
    void a_leader_is_timed_from_the_fault_until_another_broker_leads() {
        kill();
        scenario.after(ofSeconds(15), () -> scenario.observer().says(led(2)));

        TimedExpectation<Snapshot> election = elections.ofLeader(ORDERS, ofSeconds(18), Optional.empty());

        election.verify();
        assertThat(election.outcome().took()).isEqualTo(ofSeconds(15));
        assertThat(ORDERS.leaderIn(election.outcome().last())).isEqualTo(2);
    }

    @Test
    void a_leader_that_does_not_come_is_a_failure_with_what_is_seen_and_what_the_settings_allow() {
        kill();
        TimedExpectation<Snapshot> election = elections.ofLeader(ORDERS, ofSeconds(18), Optional.empty());

        assertThatThrownBy(election::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected a new leader of orders within 18 s, but after 23 s: leader still 1.")
                .hasMessageContaining("zookeeper.session.timeout.ms 14 s");
    }

    @Test
    void a_leader_that_the_settings_do_not_promise_so_soon_is_looked_for_as_long_as_they_allow() {
        kill();
        scenario.after(ofSeconds(21), () -> scenario.observer().says(led(2)));

        TimedExpectation<Snapshot> election = elections.ofLeader(ORDERS, ofSeconds(6), Optional.empty());

        assertThat(election.outcome().took()).isEqualTo(ofSeconds(21));
        assertThatThrownBy(election::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it came after 21 s")
                .hasMessageContaining("The settings that run do not promise it");
    }

    @Test
    void a_leader_that_comes_before_the_earliest_moment_is_a_failure() {
        kill();
        scenario.after(ofSeconds(8), () -> scenario.observer().says(led(2)));

        assertThatThrownBy(elections.ofLeader(ORDERS, ofSeconds(18), Optional.of(ofSeconds(9)))::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected a new leader of orders not before 9 s, but it came after 8 s.");
    }

    @Test
    void a_leader_has_not_come_while_the_partition_has_none_or_nobody_knows_it() {
        kill();
        scenario.observer().says(led(-1));
        assertThat(elections
                        .ofLeader(ORDERS, ofSeconds(18), Optional.empty())
                        .outcome()
                        .observed())
                .isEqualTo("it has no leader");

        scenario.observer().says();
        Outcome<Snapshot> unknown =
                elections.ofLeader(ORDERS, ofSeconds(18), Optional.empty()).outcome();
        assertThat(unknown.reached()).isFalse();
        assertThat(unknown.observed()).isEqualTo("no broker knows it");
    }

    @Test
    void a_leader_may_be_the_broker_with_the_id_0() {
        kill();
        scenario.observer().says(led(0));

        assertThat(elections
                        .ofLeader(ORDERS, ofSeconds(18), Optional.empty())
                        .outcome()
                        .inTime())
                .isTrue();
    }

    @Test
    void a_leader_is_waited_for_in_vain_for_just_that_long() {
        kill();
        Outcome<Snapshot> none = elections.ofNoLeader(ORDERS, ofSeconds(10));

        assertThat(none.reached()).isFalse();
        assertThat(none.took()).isEqualTo(ofSeconds(10));
        assertThat(none.observed()).isEqualTo("leader still 1");
    }

    @Test
    void a_leader_that_was_not_to_come_is_seen_when_it_comes() {
        kill();
        scenario.after(ofSeconds(4), () -> scenario.observer().says(led(3)));

        Outcome<Snapshot> some = elections.ofNoLeader(ORDERS, ofSeconds(10));

        assertThat(some.reached()).isTrue();
        assertThat(some.took()).isEqualTo(ofSeconds(4));
        assertThat(some.what()).isEqualTo("whether a leader of orders is elected");
    }

    @Test
    void a_broker_that_is_stopped_hands_over_within_the_time_of_a_polite_stop() {
        scenario.apply(NodeOperation.STOP, "kafka1");
        scenario.observer().says(led(2));

        assertThat(elections.ofLeader(ORDERS, ofSeconds(5), Optional.empty()).bound())
                .satisfies(bound -> assertThat(bound.latest()).isEqualTo(ofSeconds(5)))
                .satisfies(bound -> assertThat(bound.origin()).contains("controlled.shutdown.enable"));
    }

    @Test
    void the_successor_is_the_first_replica_in_assignment_order_that_was_in_sync() {
        scenario.observer().says(Seen.partition(0, 1, List.of(1, 2, 3), List.of(3, 1)));
        scenario.apply(NodeOperation.KILL, "kafka1");
        assertThat(elections.successor(ORDERS)).contains(3);

        scenario.observer().says(Seen.partition(0, 3, List.of(1, 3, 2), List.of(2, 3)));
        scenario.apply(NodeOperation.KILL, "kafka2");
        assertThat(elections.successor(ORDERS)).contains(3);
    }

    @Test
    void the_successor_is_none_of_several_brokers_that_were_killed_together() {
        scenario.apply(NodeOperation.KILL, "kafka1", "kafka2");
        assertThat(elections.successor(ORDERS)).contains(3);
    }

    @Test
    void a_broker_that_was_killed_before_and_runs_again_may_be_the_successor() {
        scenario.apply(NodeOperation.KILL, "kafka2");
        scenario.apply(NodeOperation.START, "kafka2");
        kill();

        assertThat(elections.successor(ORDERS)).contains(2);
    }

    @Test
    void a_broker_with_the_id_0_leads_and_controls_like_any_other(@TempDir Path folder) {
        FakeScenario withBroker0 = new FakeScenario("compose/scaling-out.yml", folder);
        withBroker0.observer().stillLists(0).namesController(0).says(led(0));
        withBroker0.apply(NodeOperation.KILL, "kafka0");
        Elections ofThose = new Elections(withBroker0.context());

        assertThat(ofThose.ofNoLeader(ORDERS, ofSeconds(1)).observed()).isEqualTo("leader still 0");
        assertThat(ofThose.ofController(ofSeconds(1)).outcome().observed()).isEqualTo("controller still 0");
    }

    @Test
    void a_zookeeper_with_the_id_of_a_broker_is_not_that_broker() {
        scenario.observer().says(Seen.partition(0, 1, List.of(1, 3, 2), ALL));
        scenario.apply(NodeOperation.KILL, "kafka1", "zoo3");
        assertThat(elections.successor(ORDERS)).contains(3);
    }

    @Test
    void there_is_no_successor_where_only_the_broken_broker_was_in_sync() {
        scenario.observer().says(Seen.partition(0, 1, ALL, List.of(1)));
        scenario.apply(NodeOperation.KILL, "kafka1");

        assertThat(elections.successor(ORDERS)).isEmpty();
    }

    @Test
    void a_partition_is_told_as_it_was_before_the_fault() {
        scenario.apply(NodeOperation.KILL, "kafka1");
        scenario.observer().says(led(2));

        assertThat(elections.before(ORDERS)).isEqualTo(led(1));
        assertThatThrownBy(() -> elections.before(new PartitionName("payments", 2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Before the last fault there was no partition 2 of payments");
    }

    @Test
    void a_controller_is_timed_from_the_fault_until_another_broker_is_named() {
        kill();
        scenario.after(ofMillis(16_500), () -> scenario.observer().namesController(0));

        TimedExpectation<Snapshot> election = elections.ofController(ofSeconds(18));

        election.verify();
        assertThat(election.outcome().took()).isEqualTo(ofMillis(16_500));
    }

    @Test
    void a_controller_has_not_come_while_the_old_one_or_none_is_named() {
        kill();
        assertThatThrownBy(elections.ofController(ofSeconds(18))::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected a new controller within 18 s, but after 23 s: controller still 1.");

        scenario.observer().namesController(-1);
        Outcome<Snapshot> none = elections.ofController(ofSeconds(60)).outcome();
        assertThat(none.reached()).isFalse();
        assertThat(none.observed()).isEqualTo("there is no controller");
    }

    private void kill() {
        scenario.apply(NodeOperation.KILL, "kafka1");
    }

    private static Snapshot.Partition led(int leader) {
        return Seen.partition(0, leader, ALL, ALL);
    }
}
