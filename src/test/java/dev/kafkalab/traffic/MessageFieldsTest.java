package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageFieldsTest {

    private static final Received RAIN = new Received(
            Optional.empty(),
            0,
            1,
            Optional.empty(),
            Optional.of("the rain has stopped"),
            20,
            Map.of("trace", "7"),
            Instant.EPOCH,
            Instant.EPOCH);

    @Test
    void are_those_that_a_table_asks_for() {
        assertThat(MessageFields.of(RAIN, Map.of("value", "?", "value size", "?", "key", "?")))
                .isEqualTo(Map.of("value", "the rain has stopped", "value size", "20", "key", "none"));
        assertThat(MessageFields.of(RAIN, Map.of("offset", "?", "partition", "?")))
                .isEqualTo(Map.of("offset", "1", "partition", "0"));
    }

    @Test
    void a_header_is_a_row_and_one_that_the_message_has_not_is_none() {
        assertThat(MessageFields.of(RAIN, Map.of("header trace", "?", "header tenant", "?", "timestamp", "?")))
                .isEqualTo(Map.of("header trace", "7", "header tenant", "none", "timestamp", "1970-01-01T00:00:00Z"));
    }

    @Test
    void a_table_says_which_message_it_is_about() {
        assertThat(MessageFields.value(Map.of("value", "42", "key", "none"))).isEqualTo("42");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageFields.value(Map.of("key", "none")))
                .withMessageContaining("row \"value\"");
    }

    @Test
    void a_row_that_messages_have_not_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageFields.of(RAIN, Map.of("size", "20")))
                .withMessageContaining("\"size\"")
                .withMessageContaining("value size");
    }
}
