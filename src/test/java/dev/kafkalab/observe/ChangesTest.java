package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void a_change_of_leader_and_isr_is_two_events() {
        Map<Subject, State> before = Changes.states(snapshot(1, List.of(1, 2, 3), List.of(1, 2, 3)));
        Map<Subject, State> after = Changes.states(snapshot(2, List.of(2, 3), List.of(1, 2, 3)));

        assertThat(Changes.between(before, after, Instant.EPOCH))
                .containsExactly(
                        Event.observed(
                                Instant.EPOCH,
                                new Subject.LeaderOf("testTopic", 0),
                                new State.OfLeader(OptionalInt.of(2))),
                        Event.observed(
                                Instant.EPOCH, new Subject.IsrOf("testTopic", 0), new State.OfIds(List.of(2, 3))));
    }

    @Test
    void a_look_that_nobody_answered_changes_nothing() {
        Map<Subject, State> before = Changes.states(snapshot(1, List.of(1, 2, 3), List.of(1, 2, 3)));
        Snapshot nobody = new Snapshot(Instant.EPOCH, "nobody", "", -1, List.of(), List.of(), List.of());

        assertThat(Changes.between(before, Changes.states(nobody), Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void internal_topics_have_no_lane() {
        Snapshot.Partition offsets = new Snapshot.Partition("__consumer_offsets", 0, 1, 0, List.of(1), List.of(1));
        Snapshot snapshot = new Snapshot(Instant.EPOCH, "nobody", "", -1, List.of(), List.of(offsets), List.of());

        assertThat(Changes.states(snapshot)).isEmpty();
    }

    @Test
    void a_first_look_tells_of_brokers_controller_leader_isr_and_ensemble() {
        Snapshot first = snapshot(3, List.of(3, 1), List.of(3, 1))
                .withEnsemble(List.of(new Snapshot.EnsembleMember("zoo1", "leader")));

        assertThat(Changes.states(first))
                .containsExactly(
                        Map.entry(new Subject.BrokerList(), new State.OfIds(List.of(1, 3))),
                        Map.entry(new Subject.Controller(), new State.OfController(OptionalInt.of(1), true)),
                        Map.entry(new Subject.LeaderOf("testTopic", 0), new State.OfLeader(OptionalInt.of(3))),
                        Map.entry(new Subject.IsrOf("testTopic", 0), new State.OfIds(List.of(1, 3))),
                        Map.entry(new Subject.EnsembleMember("zoo1"), new State.OfEnsembleMember("leader")));
    }

    @Test
    void the_order_in_which_an_isr_is_told_is_no_change() {
        Map<Subject, State> before = Changes.states(snapshot(1, List.of(1, 3), List.of(1, 3)));
        Map<Subject, State> after = Changes.states(snapshot(1, List.of(3, 1), List.of(1, 3)));

        assertThat(Changes.between(before, after, Instant.EPOCH)).isEmpty();
    }

    @Test
    void broker_0_may_lead_and_a_negative_id_is_nobody() {
        assertThat(Changes.leader(0)).isEqualTo(new State.OfLeader(OptionalInt.of(0)));
        assertThat(Changes.leader(-1)).isEqualTo(new State.OfLeader(OptionalInt.empty()));
    }

    @Test
    void a_controller_of_a_quorum_is_no_broker() {
        Snapshot seen = snapshot(1, List.of(1), List.of(1));

        assertThat(Changes.controller(seen.withController(101)))
                .isEqualTo(new State.OfController(OptionalInt.of(101), false));
        assertThat(Changes.controller(seen.withController(0)))
                .isEqualTo(new State.OfController(OptionalInt.of(0), false));
        assertThat(Changes.controller(seen.withController(-1)))
                .isEqualTo(new State.OfController(OptionalInt.empty(), false));
    }

    @Test
    void whoever_is_seen_for_the_first_time_is_a_change() {
        Subject node = new Subject.Node("kafka1");
        State down = new State.OfNode(State.NodeState.DOWN);

        assertThat(Changes.between(Map.of(), Map.of(node, down), Instant.EPOCH))
                .containsExactly(Event.observed(Instant.EPOCH, node, down));
    }

    private static Snapshot snapshot(int leader, List<Integer> isr, List<Integer> replicas) {
        return new Snapshot(
                Instant.EPOCH,
                "localhost:32001",
                "id",
                1,
                List.of(new Snapshot.Broker(1, "localhost:32001"), new Snapshot.Broker(3, "localhost:32003")),
                List.of(new Snapshot.Partition("testTopic", 0, leader, 0, replicas, isr)),
                List.of());
    }
}
