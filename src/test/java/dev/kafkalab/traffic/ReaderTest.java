package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);
    private static final Duration LONG = Duration.ofSeconds(30);

    /** By itself it would begin at the end. */
    private final MockConsumer<String, String> consumer = new MockConsumer<>("latest");

    private final Reader reader;

    ReaderTest() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 5L));
        consumer.updateEndOffsets(Map.of(FIRST, 2L, SECOND, 6L));
        reader = new Reader(consumer, "orders", List.of(0, 1));
    }

    @Test
    void a_topic_is_read_to_the_end_of_each_partition() {
        arrive(FIRST, 0, "a");
        arrive(SECOND, 5, "b");
        // The last one comes with a poll of its own.
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> arrive(FIRST, 1, "c"));

        List<Received> read = reader.readToEnd(LONG);

        assertThat(read).extracting(Received::text).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(read.get(0)).satisfies(first -> {
            assertThat(first.key()).contains("key of a");
            assertThat(first.id()).isEmpty();
        });
    }

    @Test
    void a_topic_that_cannot_be_read_to_the_end_in_time_is_not_taken_for_read() {
        arrive(FIRST, 0, "a");

        assertThatIllegalStateException()
                .isThrownBy(() -> reader.readToEnd(Duration.ofMillis(50)))
                .withMessageContaining("[orders-0, orders-1] could not be read to the end within 0 s");
    }

    @Test
    void a_cluster_that_does_not_answer_has_no_end_to_read_to() {
        try (Reader alone = new Reader("localhost:1", "a-reader", "orders", List.of(0))) {
            assertThatThrownBy(() -> alone.readToEnd(Duration.ofMillis(100))).isInstanceOf(TimeoutException.class);
            assertThat(alone.history()).isEmpty();
        }
    }

    @Test
    void where_it_begins_and_ends_is_told_for_all_partitions_together() {
        assertThat(reader.endOffset(LONG)).isEqualTo(8);
        assertThat(reader.firstOffset(LONG)).isEqualTo(5);
    }

    @Test
    void it_reads_on_until_it_is_told_to_stop() {
        reader.start();
        arrive(FIRST, 0, "a");
        await().until(() -> reader.history().size() == 1);
        arrive(SECOND, 5, "b");
        await().until(() -> reader.history().size() == 2);

        reader.stop();

        assertThat(isAlive()).isFalse();
        assertThat(reader.history()).extracting(Received::text).containsExactly("a", "b");
    }

    @Test
    void once_it_has_stopped_it_can_read_to_the_end() {
        reader.start();
        reader.start();
        reader.stop();
        arrive(FIRST, 1, "a");
        arrive(SECOND, 5, "b");

        assertThat(reader.readToEnd(LONG)).hasSize(2);
    }

    @Test
    void whoever_asks_is_told_that_reading_on_has_failed() {
        consumer.setPollException(new KafkaException("no such topic"));
        reader.start();
        await().until(() -> !isAlive());

        assertThatIllegalStateException()
                .isThrownBy(reader::history)
                .withMessageContaining("the reader of [orders-0, orders-1] has failed")
                .withMessageContaining("no such topic");
        assertThatIllegalStateException().isThrownBy(reader::stop);
        assertThatIllegalStateException().isThrownBy(reader::close);
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void in_the_end_its_thread_and_its_consumer_end_too() {
        reader.start();

        reader.close();

        assertThat(isAlive()).isFalse();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void one_that_has_never_read_on_ends_as_well() {
        reader.stop();
        reader.close();

        assertThat(consumer.closed()).isTrue();
    }

    private void arrive(TopicPartition partition, long offset, String value) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key of " + value, value));
    }

    private static boolean isAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("the reader of [orders-0, orders-1]"));
    }
}
