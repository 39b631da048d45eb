package dev.kafkalab.expect;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker 1 leads the only partition of orders, whose replicas are on all three brokers. */
class PartitionWaitsTest {

    private static final List<Integer> ALL = List.of(1, 2, 3);
    private static final Predicate<List<Snapshot.Partition>> ON_2_AND_3 =
            Partitions.every(partition -> partition.replicas().equals(List.of(2, 3)));
    private static final Predicate<List<Snapshot.Partition>> ISR_OF_3 = Partitions.every(Partitions.hasIsr(ALL));

    private final FakeScenario scenario;
    private final Partitions partitions;

    PartitionWaitsTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/zookeeper-ensemble.yml", folder);
        scenario.observer().says(Seen.partition(0, 1, ALL, ALL));
        partitions = new Partitions(scenario.context());
    }

    @Test
    void partitions_have_settled_when_every_broker_tells_them_as_wanted() {
        scenario.observer().says("kafka3", Seen.partition(0, 1, ALL, List.of(1, 2)));
        scenario.after(ofSeconds(4), () -> scenario.observer().says("kafka3", Seen.partition(0, 1, ALL, ALL)));

        Outcome<List<Snapshot>> outcome = partitions.settle("orders", "a whole ISR", ISR_OF_3);

        assertThat(outcome.orFail()).hasSize(3);
        assertThat(outcome.took()).isEqualTo(ofSeconds(4));
    }

    @Test
    void partitions_that_do_not_settle_are_told_as_each_broker_has_them() {
        scenario.observer().says(Seen.partition(0, 1, ALL, List.of(1, 2)));

        assertThatThrownBy(partitions.settle("orders", "a whole ISR", ISR_OF_3)::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Waited 10 s for a whole ISR, and still: kafka1 says partition 0: leader 1,")
                .hasMessageContaining("; kafka3 says partition 0: leader 1,");
    }

    @Test
    void an_isr_is_a_set_and_not_a_list() {
        assertThat(Partitions.hasIsr(List.of(3, 1)).test(Seen.partition(0, 1, ALL, List.of(1, 3))))
                .isTrue();
        assertThat(Partitions.hasIsr(List.of(3, 1)).test(Seen.partition(0, 1, ALL, ALL)))
                .isFalse();
    }

    @Test
    void partitions_that_change_are_timed_from_the_fault() {
        scenario.pass(ofSeconds(20));
        scenario.observer().stillLists(3);
        scenario.apply(NodeOperation.KILL, "kafka3");
        scenario.after(ofSeconds(9), () -> scenario.observer().says(Seen.partition(0, 1, ALL, List.of(1, 2))));

        assertThat(within("an ISR of 1 and 2", Partitions.every(Partitions.hasIsr(List.of(2, 1))), ofSeconds(18))
                        .took())
                .isEqualTo(ofSeconds(9));
    }

    @Test
    void partitions_that_were_so_before_the_fault_say_nothing_until_it_is_noticed() {
        scenario.observer().stillLists(3);
        scenario.apply(NodeOperation.KILL, "kafka3");
        scenario.after(
                ofSeconds(9), () -> scenario.observer().misses(3).says(Seen.partition(0, 1, ALL, List.of(1, 2))));

        Outcome<Snapshot> outcome = within("a whole ISR", ISR_OF_3, ofSeconds(5));

        assertThat(outcome.reached()).isFalse();
        assertThat(outcome.observed()).startsWith("partition 0: leader 1,");
        assertThat(scenario.elapsed()).isEqualTo(ofSeconds(10));
    }

    /** The cluster is watched at the present of this machine, which is far from the beginning and from the end. */
    @Test
    void partitions_that_were_so_at_first_and_came_back_late_are_timed_when_they_came_back() {
        Duration century = ofDays(36_525);
        scenario.observer().says();
        scenario.apply(NodeOperation.KILL, "zoo1");
        scenario.pass(century);
        scenario.observer().says(Seen.partition(0, 1, ALL, ALL));
        scenario.after(ofSeconds(4), () -> scenario.observer().says());

        Outcome<Snapshot> outcome = within("no such topic", List::isEmpty, century.plusSeconds(2));

        assertThat(outcome.took()).isEqualTo(century.plusSeconds(4));
        assertThat(outcome.inTime()).isFalse();
    }

    @Test
    void partitions_that_are_moved_are_timed_from_the_controllers_consent() {
        scenario.pass(ofSeconds(20));
        assertThat(partitions.reassign("orders", Map.of(0, List.of(2, 3))))
                .containsExactly(Seen.partition(0, 1, ALL, ALL));
        scenario.after(ofSeconds(3), () -> scenario.isMoved(0));

        Outcome<Set<Integer>> outcome = partitions.reassigned("orders", ofSeconds(30));

        assertThat(outcome.orFail()).isEmpty();
        assertThat(outcome.took()).isEqualTo(ofSeconds(3));
    }

    @Test
    void partitions_that_are_not_moved_in_time_are_told() {
        partitions.reassign("orders", Map.of(0, List.of(2, 3), 2, List.of(2, 3)));
        scenario.after(ofSeconds(3), () -> scenario.isMoved(0));

        assertThatThrownBy(partitions.reassigned("orders", ofSeconds(30))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 35 s for the reassignment of orders to be complete, and still:"
                        + " partitions [2] are still being moved");
    }

    @Test
    void partitions_that_nobody_has_moved_cannot_have_been_moved() {
        assertThatThrownBy(() -> partitions.reassigned("orders", ofSeconds(30)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No step has reassigned the partitions of orders");
    }

    @Test
    void partitions_that_were_not_so_before_they_were_moved_need_not_be_moved_for_good() {
        partitions.reassign("orders", Map.of(0, List.of(2, 3)));
        scenario.after(
                ofSeconds(4), () -> scenario.observer().says(Seen.partition(0, 2, List.of(2, 3), List.of(2, 3))));

        assertThat(within("replicas on 2 and 3", ON_2_AND_3, ofSeconds(30)).took())
                .isEqualTo(ofSeconds(4));
    }

    @Test
    void partitions_that_were_so_before_they_were_moved_say_nothing_until_they_are_moved_for_good() {
        partitions.reassign("orders", Map.of(0, List.of(2, 3)));
        scenario.after(ofSeconds(6), () -> {
            scenario.observer().says(Seen.partition(0, 2, List.of(2, 3), List.of(2, 3)));
            scenario.isMoved(0);
        });

        Outcome<Snapshot> outcome = within("a whole ISR", ISR_OF_3, ofSeconds(8));

        assertThat(outcome.reached()).isFalse();
    }

    @Test
    void partitions_that_were_so_before_and_are_never_moved_are_a_failure() {
        partitions.reassign("orders", Map.of(0, List.of(2, 3)));

        assertThatThrownBy(() -> within("a whole ISR", ISR_OF_3, ofSeconds(8)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 13 s for the reassignment of orders to be complete, and still:"
                        + " partitions [0] are still being moved");
    }

    @Test
    void partitions_that_were_moved_long_before_somebody_asks_are_no_failure() {
        partitions.reassign("orders", Map.of(0, List.of(3, 2, 1)));
        scenario.isMoved(0);
        scenario.pass(ofSeconds(60));

        assertThat(within("a whole ISR", ISR_OF_3, ofSeconds(8)).reached()).isTrue();
    }

    @Test
    void without_a_fault_no_time_can_be_counted() {
        assertThatThrownBy(() -> within("a whole ISR", ISR_OF_3, ofSeconds(8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Nothing has been done to a node yet");
        assertThat(scenario.elapsed()).isEqualTo(ZERO);
    }

    private Outcome<Snapshot> within(String what, Predicate<List<Snapshot.Partition>> wanted, Duration atMost) {
        return partitions.within("orders", what, wanted, atMost);
    }
}
