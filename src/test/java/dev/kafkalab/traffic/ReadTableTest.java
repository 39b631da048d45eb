package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadTableTest {

    private static final Received SHIRT = received("1", "shirt", Map.of("trace", "7"));

    @Test
    void a_column_of_values_says_nothing_of_the_rest() {
        ReadTable table = ReadTable.of(List.of(List.of("shirt"), List.of("NULL")));

        assertThat(table.lines(List.of(SHIRT, received("2", null, Map.of())))).isEqualTo(table.messages());
        assertThat(table.printed(SHIRT)).isEqualTo("shirt");
    }

    @Test
    void what_could_have_been_published_with_a_table_is_read_with_it() {
        ReadTable table = ReadTable.of(List.of(
                List.of("key", "value", "timestamp", "header trace"),
                List.of("1", "shirt", "2024-05-01T12:00:00Z", "7"),
                Arrays.asList(null, "NULL", "2024-05-01T12:00:00.000Z", null)));

        assertThat(table.lines(List.of(SHIRT, received(null, null, Map.of())))).isEqualTo(table.messages());
    }

    @Test
    void a_message_that_differs_in_any_column_is_another() {
        ReadTable table = ReadTable.of(List.of(List.of("key", "value", "header trace"), List.of("1", "shirt", "7")));

        assertThat(List.of(
                        received("2", "shirt", Map.of("trace", "7")),
                        received(null, "shirt", Map.of("trace", "7")),
                        received("1", "shirts", Map.of("trace", "7")),
                        received("1", null, Map.of("trace", "7")),
                        received("1", "shirt", Map.of("trace", "8")),
                        received("1", "shirt", Map.of())))
                .allSatisfy(other -> assertThat(table.lines(List.of(other))).isNotEqualTo(table.messages()));
    }

    @Test
    void an_empty_value_is_no_tombstone() {
        ReadTable table = ReadTable.of(List.of(List.of("key", "value"), Arrays.asList("1", null)));

        assertThat(table.lines(List.of(received("1", "", Map.of())))).isEqualTo(table.messages());
        assertThat(table.lines(List.of(received("1", null, Map.of())))).isNotEqualTo(table.messages());
    }

    @Test
    void a_bar_within_a_key_is_none_between_key_and_value() {
        ReadTable table = ReadTable.of(List.of(List.of("key", "value"), List.of("a | b", "c")));

        assertThat(table.lines(List.of(received("a | b", "c", Map.of())))).isEqualTo(table.messages());
        assertThat(table.lines(List.of(received("a", "b | c", Map.of())))).isNotEqualTo(table.messages());
    }

    @Test
    void it_is_shown_as_kcat_prints_it() {
        ReadTable table = ReadTable.of(List.of(
                List.of("key", "value", "header trace", "header tenant", "timestamp"),
                Arrays.asList("1", "shirt", "7", null, null)));

        assertThat(table.printedColumns()).containsExactly("key", "value", "headers", "timestamp");
        assertThat(table.printed(SHIRT)).isEqualTo("1 | shirt | trace=7 | 1714564800000");
        assertThat(table.printed(received(null, null, Map.of()))).isEqualTo("NULL | NULL |  | 1714564800000");
    }

    @Test
    void a_table_that_publishes_nothing_reads_nothing() {
        assertThatThrownBy(() -> ReadTable.of(List.of(List.of("key", "offset"), List.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one column, or the header");
    }

    private static Received received(String key, String value, Map<String, String> headers) {
        return new Received(
                Optional.empty(),
                0,
                0,
                Optional.ofNullable(key),
                Optional.ofNullable(value),
                value == null ? -1 : value.length(),
                headers,
                Instant.parse("2024-05-01T12:00:00Z"),
                Instant.EPOCH);
    }
}
