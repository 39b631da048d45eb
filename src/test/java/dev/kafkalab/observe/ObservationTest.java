package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.text.Words;
import dev.kafkalab.transcript.KcatLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ObservationTest {

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
    void metadata_is_shown_as_kcat_prints_it() {
        assertThat(KcatLayout.metadata(snapshot(3, List.of(3, 1), List.of(3, 2, 1)))
                        .output())
                .containsExactly(
                        "Metadata for all topics (from broker localhost:32001):",
                        " 2 brokers:",
                        "  broker 1 at localhost:32001 (controller)",
                        "  broker 3 at localhost:32003",
                        " 1 topics:",
                        "  topic \"testTopic\" with 1 partitions:",
                        "    partition 0, leader 3, replicas: 3,2,1, isrs: 3,1");
    }

    @Test
    void a_zookeeper_without_a_quorum_does_not_serve() {
        assertThat(ZooKeeperMode.modeIn("This ZooKeeper instance is not currently serving requests\n"))
                .isEqualTo("not serving");
        assertThat(ZooKeeperMode.modeIn("Zookeeper version: 3.8.4\nMode: follower\nNode count: 5\n"))
                .isEqualTo("follower");
    }

    @Test
    void lists_and_times_read_as_in_a_sentence() {
        assertThat(Words.list(List.of())).isEqualTo("none");
        assertThat(Words.list(List.of(1))).isEqualTo("1");
        assertThat(Words.list(List.of(1, 2, 3))).isEqualTo("1, 2 and 3");
        assertThat(Words.seconds(Duration.ofMillis(17_240))).isEqualTo("17.2 s");
        assertThat(Words.seconds(Duration.ofSeconds(18))).isEqualTo("18 s");
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
