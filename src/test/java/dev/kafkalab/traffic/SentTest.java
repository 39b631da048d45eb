package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.Sent.Outcome;
import dev.kafkalab.traffic.group.ReadMessage;
import org.junit.jupiter.api.Test;

class SentTest {

    @Test
    void failures_name_a_message_by_its_value_and_its_place_if_that_is_known() {
        assertThat(Histories.sent("1", "k", "tea", Outcome.ACKNOWLEDGED, 2, 0))
                .hasToString("\"tea\", acknowledged at offset 0 of partition 2");
        assertThat(Histories.sent("1", "k", "tea", Outcome.UNKNOWN, -1, -1)).hasToString("\"tea\", unknown");
    }

    @Test
    void failures_name_a_message_that_was_read_by_its_value_its_place_and_who_has_read_it() {
        Received read = Histories.read("1", 2, 3, null, "tea");

        assertThat(read).hasToString("\"tea\" at offset 3 of partition 2");
        assertThat(new ReadMessage("consumer-1", read))
                .hasToString("\"tea\" at offset 3 of partition 2, by consumer-1");
    }

    @Test
    void a_message_has_the_key_that_it_was_sent_with() {
        assertThat(Histories.sent("1", "k", "tea", Outcome.FAILED, -1, -1).key())
                .contains("k");
        assertThat(Histories.acknowledged("1", "tea", 0).key()).isEmpty();
    }
}
