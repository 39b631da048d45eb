package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTableTest {

    @Test
    void one_column_is_a_list_of_values() {
        assertThat(MessageTable.of(List.of(List.of("value"), List.of("42"))))
                .containsExactly(Message.of("value"), Message.of("42"));
    }

    @Test
    void with_a_header_the_first_column_has_the_keys() {
        assertThat(MessageTable.of(
                        List.of(List.of("key", "value"), List.of("anna", "tea"), Arrays.asList(null, "milk"))))
                .containsExactly(new Message(Optional.of("anna"), "tea"), Message.of("milk"));
    }

    @Test
    void a_cell_that_is_left_empty_is_an_empty_message_and_a_table_without_rows_has_none() {
        assertThat(MessageTable.of(List.of(Arrays.asList((String) null)))).containsExactly(Message.of(""));
        assertThat(MessageTable.of(List.of())).isEmpty();
    }

    @Test
    void other_columns_have_the_time_and_the_headers_and_a_value_can_be_a_tombstone() {
        assertThat(MessageTable.of(List.of(
                        List.of("key", "value", "timestamp", "header trace"),
                        Arrays.asList("anna", "NULL", "2024-05-01T12:00:00Z", "7"),
                        Arrays.asList("bert", null, null, null))))
                .containsExactly(
                        new Message(
                                Optional.of("anna"),
                                Optional.empty(),
                                Map.of("trace", "7"),
                                Optional.of(Instant.parse("2024-05-01T12:00:00Z"))),
                        new Message(Optional.of("bert"), ""));
    }

    @Test
    void a_time_that_cannot_be_read_is_refused_with_one_that_can() {
        assertThatThrownBy(() -> MessageTable.of(List.of(List.of("value", "timestamp"), List.of("tea", "yesterday"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("yesterday", "2024-05-01T12:00:00Z");
    }

    @Test
    void two_columns_without_that_header_are_refused() {
        assertThatThrownBy(() -> MessageTable.of(List.of(List.of("anna", "tea"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("| key | value |")
                .hasMessageContaining("[anna, tea]");
    }
}
