package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionChecksTest {

    @Test
    void every_step_to_another_partition_is_a_change() {
        assertThat(PartitionChecks.changes(List.of(sent("a", 0), sent("b", 0), sent("c", 1), sent("d", 0))))
                .isEqualTo(2);
    }

    @Test
    void what_was_not_acknowledged_has_no_partition_to_compare() {
        Sent refused = new Sent(Optional.empty(), "x", Outcome.FAILED, -1, -1, Instant.EPOCH, Instant.EPOCH, "refused");

        assertThat(PartitionChecks.changes(List.of(sent("a", 2), refused, sent("b", 2))))
                .isZero();
    }

    @Test
    void a_key_in_two_partitions_is_seen_in_both() {
        assertThat(PartitionChecks.partitionsOfKeys(
                        List.of(read("k", "a", 0), read("k", "b", 3), read("l", "c", 1), read(null, "d", 2))))
                .containsOnlyKeys("k", "l")
                .containsEntry("k", Set.of(0, 3));
    }

    @Test
    void a_message_read_after_a_later_one_is_behind_it_whatever_its_partition() {
        List<Sent> sent = List.of(sent("a", 0), sent("b", 1), sent("c", 0));

        assertThat(PartitionChecks.readBehindLaterOnes(
                        sent, List.of(read(null, "a", 0), read(null, "c", 0), read(null, "b", 1))))
                .containsExactly("b");
    }

    @Test
    void messages_read_in_the_order_of_sending_are_behind_none() {
        List<Sent> sent = List.of(sent("a", 0), sent("b", 1), sent("c", 0));

        assertThat(PartitionChecks.readBehindLaterOnes(
                        sent, List.of(read(null, "a", 0), read(null, "b", 1), read(null, "c", 0))))
                .isEmpty();
    }

    @Test
    void the_last_of_each_key_is_the_last_acknowledged() {
        assertThat(PartitionChecks.lastOfEachKey(List.of(
                        keyed("k", "a", Outcome.ACKNOWLEDGED),
                        keyed("l", "b", Outcome.ACKNOWLEDGED),
                        keyed("k", "c", Outcome.ACKNOWLEDGED),
                        keyed("l", "d", Outcome.FAILED))))
                .containsEntry("k", "c")
                .containsEntry("l", "b")
                .hasSize(2);
    }

    private static Sent sent(String value, int partition) {
        return new Sent(Optional.empty(), value, Outcome.ACKNOWLEDGED, partition, 0, Instant.EPOCH, Instant.EPOCH, "");
    }

    private static Sent keyed(String key, String value, Outcome outcome) {
        return new Sent(Optional.of(key), value, outcome, 0, 0, Instant.EPOCH, Instant.EPOCH, "");
    }

    private static Received read(String key, String value, int partition) {
        return new Received(
                partition, 0, Optional.ofNullable(key), value, value.length(), Instant.EPOCH, Instant.EPOCH);
    }
}
