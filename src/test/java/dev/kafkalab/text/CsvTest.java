package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void what_is_written_is_read_again() throws IOException {
        List<List<String>> rows = List.of(List.of("a", "b, \"c\"\nd", ""), List.of("", " e ", "\ud83d\udc4d"));

        assertThat(Csv.of(rows)).startsWith("a,\"b, \"\"c\"\"\nd\",\r\n");
        assertThat(Csv.read(Csv.of(rows))).isEqualTo(rows);
        assertThat(Csv.read("\ufeff" + Csv.of(rows))).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+a", "-a", "@a", "\ta", "\ra", "\na", "-1+2", "-"})
    void a_formula_becomes_text(String cell) throws IOException {
        assertThat(Csv.read(Csv.of(List.of(List.of(cell))))).containsExactly(List.of("'" + cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+2.5", "-3,25", "a=b", "'=1"})
    void a_number_stays_one_and_what_is_text_already_stays_as_it_is(String cell) throws IOException {
        assertThat(Csv.read(Csv.of(List.of(List.of(cell))))).containsExactly(List.of(cell));
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_told() {
        assertThatThrownBy(() -> Csv.read("a,\"b")).isInstanceOf(IOException.class);
    }
}
