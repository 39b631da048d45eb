package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadSourcesTest {

    @Test
    void a_partition_is_read_from_its_leader_unless_another_replica_was_chosen() {
        ReadSources sources = new ReadSources(Map.of(1, 3), Map.of());

        assertThat(sources.brokers(Map.of(0, 1, 1, 2))).containsExactly(1, 3);
    }

    @Test
    void whoever_has_sent_most_has_sent_the_messages() {
        ReadSources sources = new ReadSources(Map.of(0, 2), Map.of(1, 300L, 2, 20_000L));

        assertThat(sources.sentBy(Set.of(2))).isTrue();
        assertThat(sources.sentBy(Set.of(1))).isFalse();
    }

    @Test
    void nothing_is_told_of_a_topic_without_a_message() {
        TopicPartition partition = new TopicPartition("orders", 0);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.updateBeginningOffsets(Map.of(partition, 4L));
        consumer.updateEndOffsets(Map.of(partition, 4L));

        assertThatIllegalStateException()
                .isThrownBy(() -> ReadSources.of(consumer, List.of(partition)))
                .withMessageContaining("have no message");
    }
}
