package dev.kafkalab.traffic;

import static dev.kafkalab.traffic.Histories.foreign;
import static dev.kafkalab.traffic.Histories.read;
import static dev.kafkalab.traffic.Histories.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class PartitionChecksTest {

    @Test
    void every_step_to_another_partition_is_a_change() {
        assertThat(PartitionChecks.changes(List.of(in(0), in(0), in(1), in(0)))).isEqualTo(2);
    }

    @Test
    void the_partition_of_a_key_is_the_one_that_kafka_documents() {
        assertThat(PartitionChecks.partitionOf("customer 7", 3))
                .isEqualTo(BuiltInPartitioner.partitionForKey("customer 7".getBytes(StandardCharsets.UTF_8), 3));
    }

    @Test
    void what_was_not_acknowledged_has_no_partition_to_compare() {
        assertThat(PartitionChecks.changes(List.of(in(2), sent("x", null, "x", Outcome.FAILED, -1, -1), in(2))))
                .isZero();
    }

    @Test
    void a_key_in_two_partitions_is_seen_in_both() {
        assertThat(PartitionChecks.partitionsOfKeys(List.of(
                        read("1", 0, 0, "k", "a"),
                        read("2", 3, 0, "k", "b"),
                        read("3", 1, 0, "l", "c"),
                        foreign(2, 0, "d"))))
                .containsOnlyKeys("k", "l")
                .containsEntry("k", Set.of(0, 3));
    }

    @Test
    void keys_that_come_once_show_nothing() {
        assertThat(PartitionChecks.repeatsAKey(List.of(read("1", 0, 0, "k", "a"), read("2", 1, 0, "l", "a"))))
                .isFalse();
        assertThat(PartitionChecks.repeatsAKey(List.of(read("1", 0, 0, "k", "a"), read("1", 0, 0, "k", "a"))))
                .isFalse();
        assertThat(PartitionChecks.repeatsAKey(List.of(read("1", 0, 0, "k", "a"), read("2", 0, 1, "k", "a"))))
                .isTrue();
    }

    @Test
    void the_last_of_each_key_is_the_one_at_the_highest_offset_whatever_its_value() {
        List<Sent> sent = List.of(
                sent("1", "k", "a", Outcome.ACKNOWLEDGED, 0, 0),
                sent("2", "l", "b", Outcome.ACKNOWLEDGED, 1, 0),
                sent("3", "k", "a", Outcome.ACKNOWLEDGED, 0, 1),
                sent("4", "l", "d", Outcome.FAILED, -1, -1));

        assertThat(PartitionChecks.lastOfEachKey(sent)).containsExactlyInAnyOrder("3", "2");
        assertThat(PartitionChecks.hasSeveralOfAKey(sent)).isTrue();
        assertThat(PartitionChecks.hasSeveralOfAKey(sent.subList(0, 2))).isFalse();
    }

    private static Sent in(int partition) {
        return sent("any", null, "any", Outcome.ACKNOWLEDGED, partition, 0);
    }
}
