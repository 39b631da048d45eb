package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.support.SteadyClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReceivedTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void a_message_that_was_polled_is_kept_with_all_that_there_is_to_know_of_it() {
        RecordHeaders headers = new RecordHeaders();
        MessageId.write("4f2a-7", headers);
        Instant before = SteadyClock.now();

        Received received = Received.now(polled("a key", headers));

        assertThat(received.id()).contains("4f2a-7");
        assertThat(received.partition()).isEqualTo(2);
        assertThat(received.offset()).isEqualTo(40);
        assertThat(received.key()).contains("a key");
        assertThat(received.value()).contains("größer");
        assertThat(received.valueBytes()).isEqualTo(8);
        assertThat(received.timestamp()).isEqualTo(WRITTEN);
        assertThat(received.at()).isBetween(before, SteadyClock.now());
    }

    @Test
    void a_message_of_somebody_else_has_no_id_and_may_have_no_key() {
        Received received = Received.now(polled(null, new RecordHeaders()));

        assertThat(received.id()).isEmpty();
        assertThat(received.key()).isEmpty();
    }

    @Test
    void a_message_of_ours_is_the_same_at_any_place_and_another_at_its_own_only() {
        assertThat(Histories.read("4f2a-7", 1, "a").identity())
                .isEqualTo(Histories.read("4f2a-7", 2, "a").identity())
                .isNotEqualTo(Histories.read("4f2a-8", 1, "a").identity());
        assertThat(Histories.foreign(0, 1, "a").identity())
                .isEqualTo(Histories.foreign(0, 1, "a").identity())
                .isNotEqualTo(Histories.foreign(0, 2, "a").identity())
                .isNotEqualTo(Histories.foreign(1, 1, "a").identity());
    }

    private static ConsumerRecord<String, String> polled(String key, RecordHeaders headers) {
        String value = "größer";
        return new ConsumerRecord<>(
                "orders",
                2,
                40,
                WRITTEN.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                value.getBytes(StandardCharsets.UTF_8).length,
                key,
                value,
                headers,
                Optional.empty());
    }
}
