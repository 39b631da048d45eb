package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySnapshotsTest {

    private static final Instant FAULT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Snapshot WHOLE = seen(-1, "testTopic", 3, List.of(3, 1, 2));

    @Test
    void the_picture_before_is_the_last_one_before_the_fault_and_that_after_the_first_that_differs() {
        Snapshot unchanged = seen(1, "testTopic", 3, List.of(1, 2, 3));
        Snapshot elected = seen(15, "testTopic", 1, List.of(1, 2));

        assertThat(KeySnapshots.of(List.of(seen(-9, "testTopic", 2, List.of(2)), WHOLE, unchanged, elected), FAULT))
                .containsExactly(WHOLE, elected);
    }

    @Test
    void where_the_cluster_came_back_the_end_is_a_third_picture() {
        Snapshot elected = seen(15, "testTopic", 1, List.of(1, 2));
        Snapshot back = seen(30, "testTopic", 1, List.of(1, 2, 3));

        assertThat(KeySnapshots.of(List.of(back, elected, WHOLE), FAULT)).containsExactly(WHOLE, elected, back);
    }

    @Test
    void another_topic_is_not_compared_with_this_one() {
        assertThat(KeySnapshots.of(List.of(WHOLE, seen(5, "orders", 1, List.of(1))), FAULT))
                .isEmpty();
    }

    @Test
    void kafkas_own_topics_are_left_out_beside_another() {
        List<Snapshot> seen = List.of(
                WHOLE.withPartitions(List.of(partition("__consumer_offsets", 1), partition("testTopic", 3))),
                seen(15, "testTopic", 1, List.of(1, 2)));

        assertThat(KeySnapshots.of(seen, FAULT))
                .flatExtracting(Snapshot::partitions)
                .extracting(Snapshot.Partition::topic)
                .containsExactly("testTopic", "testTopic");
    }

    @Test
    void a_fault_that_changed_nothing_needs_no_picture() {
        assertThat(KeySnapshots.of(List.of(WHOLE, seen(5, "testTopic", 3, List.of(1, 2, 3))), FAULT))
                .isEmpty();
        assertThat(KeySnapshots.of(List.of(seen(5, "testTopic", 3, List.of(1, 2, 3))), FAULT))
                .isEmpty();
    }

    private static Snapshot.Partition partition(String topic, int leader) {
        return new Snapshot.Partition(topic, 0, leader, 1, List.of(3, 1, 2), List.of(3, 1, 2));
    }

    private static Snapshot seen(int seconds, String topic, int leader, List<Integer> isr) {
        return new Snapshot(
                FAULT.plusSeconds(seconds),
                "kafka1",
                "id",
                1,
                List.of(new Snapshot.Broker(1, "a:1"), new Snapshot.Broker(2, "a:2")),
                List.of(new Snapshot.Partition(topic, 0, leader, 1, List.of(3, 1, 2), isr)),
                List.of());
    }
}
