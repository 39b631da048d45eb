package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.expect.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionNameTest {

    @Test
    void a_number_that_no_partition_has_is_refused_in_words() {
        assertThatThrownBy(() -> PartitionName.of("partition 99999999999 of orders"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"99999999999\" is no whole number of at most 2147483647");
    }

    @Test
    void a_topic_alone_means_its_partition_0() {
        assertThat(PartitionName.of("my.topic_1")).isEqualTo(new PartitionName("my.topic_1", 0));
    }

    @Test
    void a_partition_is_named_by_its_number_and_topic() {
        assertThat(PartitionName.of("partition 12 of my.topic_1")).isEqualTo(new PartitionName("my.topic_1", 12));
    }

    @Test
    void a_topic_may_be_called_partition() {
        assertThat(PartitionName.of("partition")).isEqualTo(new PartitionName("partition", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"testTopic", "partition 2 of testTopic"})
    void reads_as_it_was_written(String words) {
        assertThat(words).matches(PartitionName.REGEX);
        assertThat(PartitionName.of(words)).hasToString(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partition two of testTopic", "the leader of testTopic", "partition 2"})
    void a_step_may_not_say(String words) {
        assertThat(words).doesNotMatch(PartitionName.REGEX);
    }

    @Test
    void one_that_is_not_known_has_no_leader() {
        PartitionName partition = new PartitionName("orders", 1);

        assertThat(partition.leaderIn(Seen.snapshot(Seen.partition(0, 1, List.of(1), List.of(1)))))
                .isEqualTo(-1);
        assertThat(partition.leaderIn(Seen.snapshot(Seen.partition(1, 3, List.of(3), List.of(3)))))
                .isEqualTo(3);
    }
}
