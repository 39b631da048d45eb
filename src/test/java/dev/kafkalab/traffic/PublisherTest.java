package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.traffic.Sent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PublisherTest {

    private static final Message KEYED = new Message(Optional.of("customer 7"), "an order");
    private static final Message BARE = Message.of("another");

    @Test
    void each_message_is_acknowledged_at_its_place_in_the_order_of_sending() {
        Publisher publisher = publisher(producer(true));
        Instant before = SteadyClock.now();

        List<Sent> sent = publisher.publish(List.of(KEYED, BARE));

        assertThat(sent).extracting(Sent::message).containsExactly(KEYED, BARE);
        assertThat(sent).extracting(Sent::offset).containsExactly(0L, 1L);
        assertThat(sent).allSatisfy(one -> {
            assertThat(one.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(one.partition()).isZero();
            assertThat(one.error()).isEmpty();
            assertThat(one.sentAt()).isBetween(before, one.endedAt());
        });
        assertThat(publisher.history()).isEqualTo(sent);
    }

    @Test
    void what_is_sent_bears_its_key_and_the_id_by_which_it_is_known() {
        MockProducer<String, String> producer = producer(true);

        List<Sent> sent = publisher(producer).publish(List.of(KEYED, KEYED));

        List<ProducerRecord<String, String>> records = producer.history();
        assertThat(records).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo("orders");
            assertThat(record.key()).isEqualTo("customer 7");
            assertThat(record.value()).isEqualTo("an order");
        });
        assertThat(records)
                .extracting(record -> MessageId.read(record.headers()).orElseThrow())
                .containsExactly(sent.get(0).id(), sent.get(1).id())
                .doesNotHaveDuplicates();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void publishing_waits_until_each_send_has_ended() {
        Publisher publisher = publisher(producer(false));

        assertThat(publisher.publish(List.of(KEYED, BARE)))
                .extracting(Sent::outcome)
                .containsExactly(Outcome.ACKNOWLEDGED, Outcome.ACKNOWLEDGED);
    }

    @Test
    void two_producers_never_give_the_same_id() {
        assertThat(publisher(producer(true)).publish(List.of(BARE)).get(0).id())
                .isNotEqualTo(
                        publisher(producer(true)).publish(List.of(BARE)).get(0).id());
    }

    @Test
    void with_acks_0_a_message_is_sent_and_not_acknowledged() {
        Publisher publisher = new Publisher(producer(true), "orders", false);

        assertThat(publisher.publish(List.of(BARE)).get(0).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void whether_a_send_that_ended_badly_has_failed_or_is_unknown_is_told_with_its_error() {
        MockProducer<String, String> producer = producer(false);
        Publisher publisher = publisher(producer);
        publisher.sendAll(List.of(KEYED, BARE));
        producer.errorNext(new RecordTooLargeException("2 MB"));
        producer.errorNext(new TimeoutException("no answer"));

        assertThat(publisher.history()).extracting(Sent::outcome).containsExactly(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(publisher.history())
                .extracting(Sent::error)
                .containsExactly("RecordTooLargeException: 2 MB", "TimeoutException: no answer");
        assertThat(publisher.history())
                .extracting(Sent::partition, Sent::offset)
                .containsOnly(tuple(-1, -1L));
        publisher.close();
    }

    @Test
    void a_message_that_the_producer_does_not_even_take_has_failed() {
        MockProducer<String, String> producer = producer(true);
        producer.sendException = new SerializationException("no bytes");

        assertThat(publisher(producer).publish(List.of(BARE)).get(0).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void a_send_that_has_not_ended_is_given_and_no_history() {
        MockProducer<String, String> producer = producer(false);
        Publisher publisher = publisher(producer);
        publisher.sendAll(List.of(KEYED, BARE));

        assertThat(publisher.given()).isEqualTo(2);
        assertThat(publisher.history()).isEmpty();

        producer.completeNext();
        assertThat(publisher.history()).extracting(Sent::message).containsExactly(KEYED);
        publisher.close();
    }

    @Test
    void it_publishes_on_until_it_is_told_to_stop_and_then_every_send_has_ended() {
        Publisher publisher = publisher(producer(false));
        AtomicInteger asked = new AtomicInteger();
        publisher.start(() -> Message.of("message " + asked.getAndIncrement()));
        await().until(() -> publisher.given() >= 3);

        publisher.stop();

        assertThat(isAlive("the publisher of orders")).isFalse();
        assertThat(publisher.history()).hasSize(asked.get());
        assertThat(publisher.history().get(2).value()).isEqualTo("message 2");
        publisher.close();
    }

    @Test
    void it_publishes_fifty_messages_a_second_at_most() {
        Publisher publisher = publisher(producer(true));
        publisher.start(() -> BARE);
        await().until(() -> publisher.given() >= 3);

        publisher.close();

        List<Sent> sent = publisher.history();
        assertThat(Duration.between(sent.get(0).sentAt(), sent.get(2).sentAt())).isGreaterThan(Duration.ofMillis(38));
    }

    @Test
    void one_that_publishes_already_is_not_begun_again() {
        Publisher publisher = publisher(producer(true));
        publisher.start(() -> BARE);
        publisher.start(() -> KEYED);
        await().until(() -> publisher.given() >= 3);

        publisher.close();

        assertThat(publisher.history()).extracting(Sent::message).containsOnly(BARE);
    }

    @Test
    void one_whose_thread_is_interrupted_publishes_no_more() {
        Publisher publisher = publisher(producer(true));
        AtomicInteger asked = new AtomicInteger();
        publisher.start(() -> {
            if (asked.incrementAndGet() == 2) {
                Thread.currentThread().interrupt();
            }
            return BARE;
        });

        await().until(() -> asked.get() == 2 && !isAlive("the publisher of orders"));
        assertThat(publisher.history()).hasSize(2);
        publisher.close();
    }

    @Test
    void whoever_asks_is_told_that_publishing_on_has_failed() {
        Publisher publisher = publisher(producer(true));
        publisher.start(() -> {
            throw new IllegalStateException("no more messages");
        });
        await().until(() -> !isAlive("the publisher of orders"));

        assertThatIllegalStateException()
                .isThrownBy(publisher::history)
                .withMessageContaining("the publisher of orders has failed")
                .withMessageContaining("no more messages");
        assertThatIllegalStateException().isThrownBy(publisher::stop);
        assertThatIllegalStateException().isThrownBy(() -> publisher.retriesSince(Instant.EPOCH));
        assertThatIllegalStateException().isThrownBy(publisher::close);
    }

    @Test
    void retries_count_from_the_moment_that_is_asked_about() {
        AtomicLong retries = new AtomicLong();
        MockProducer<String, String> producer = producer(true);
        metric(producer, "record-retry-total", "producer-metrics", retries);
        metric(producer, "record-retry-total", "producer-topic-metrics", new AtomicLong(100));
        metric(producer, "record-error-total", "producer-metrics", new AtomicLong(100));
        Publisher publisher = publisher(producer);
        publisher.sendAll(List.of(BARE));
        Instant before = SteadyClock.now();
        assertThat(publisher.retriesSince(before)).isZero();

        retries.set(3);

        assertThat(publisher.retriesSince(before)).isEqualTo(3);
        await().until(() -> publisher.retriesSince(SteadyClock.now()) == 0);
        retries.set(5);
        assertThat(publisher.retriesSince(before)).isEqualTo(5);
        publisher.close();
    }

    @Test
    void in_the_end_its_threads_and_its_producer_end_too() {
        MockProducer<String, String> producer = producer(true);
        Publisher publisher = publisher(producer);
        publisher.start(() -> BARE);

        publisher.close();

        assertThat(isAlive("the publisher of orders")).isFalse();
        assertThat(producer.closed()).isTrue();
        await().until(() -> !isAlive("what counts the retries of orders"));
    }

    @Test
    void settings_that_kafka_refuses_are_refused_in_its_words() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Publisher("localhost:1", "orders", Map.of("acks", "7")))
                .withMessageContaining("Kafka makes no producer with the settings {acks=7}")
                .withMessageContaining("acks");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Publisher("localhost:1", "orders", Map.of("interceptor.classes", "no.Such")))
                .withMessageContaining("Class no.Such")
                .withMessageNotContaining("Failed to construct");
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(one -> one.getName().equals(thread));
    }

    private static Publisher publisher(MockProducer<String, String> producer) {
        return new Publisher(producer, "orders", true);
    }

    /** @param answers whether each send ends at once; else they wait for the test, or for a flush */
    private static MockProducer<String, String> producer(boolean answers) {
        return new MockProducer<>(answers, null, new StringSerializer(), new StringSerializer());
    }

    private static void metric(MockProducer<String, String> producer, String name, String group, AtomicLong value) {
        MetricName full = new MetricName(name, group, "", Map.of());
        producer.setMockMetrics(full, new Metric() {
            @Override
            public MetricName metricName() {
                return full;
            }

            @Override
            public Object metricValue() {
                return (double) value.get();
            }
        });
    }
}
