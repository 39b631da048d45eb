package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
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
    void two_columns_without_that_header_are_refused() {
        assertThatThrownBy(() -> MessageTable.of(List.of(List.of("anna", "tea"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("| key | value |")
                .hasMessageContaining("[anna, tea]");
    }
}
