package dev.kafkalab.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsPartitionTest {

    /** The last one's hash is {@code Integer.MIN_VALUE}, which has no positive counterpart. */
    @ParameterizedTest
    @ValueSource(strings = {"billing", "billing-1", "console-consumer-48231", "a", "", "polygenelubricants"})
    void is_the_one_that_kafka_s_own_rule_gives(String group) {
        assertThat(OffsetsPartition.of(group, 50)).isEqualTo(Utils.abs(group.hashCode()) % 50);
        assertThat(OffsetsPartition.of(group, 3)).isEqualTo(Utils.abs(group.hashCode()) % 3);
    }

    @Test
    void the_hash_without_a_counterpart_is_tried() {
        assertThat("polygenelubricants".hashCode()).isEqualTo(Integer.MIN_VALUE);
        assertThat(OffsetsPartition.of("polygenelubricants", 50)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_group_can_be_found_for_every_partition(int partition) {
        String group = OffsetsPartition.groupIn("billing", 3, wanted -> wanted == partition);

        assertThat(group).startsWith("billing");
        assertThat(OffsetsPartition.of(group, 3)).isEqualTo(partition);
    }

    @Test
    void a_name_that_fits_is_kept() {
        assertThat(OffsetsPartition.groupIn("billing", 3, partition -> true)).isEqualTo("billing");
    }
}
