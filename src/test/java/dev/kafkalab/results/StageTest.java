package dev.kafkalab.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {

    @ParameterizedTest
    @CsvSource({
        "4a. The leader is killed, 4a",
        "10. The end, 10",
        "7, 7",
        "4a, 4a",
        "3rd time, 3",
        "A stage, A ",
        "x, x",
        "'', ''"
    })
    void a_stage_is_called_by_its_number_or_its_first_letters(String name, String number) {
        assertThat(new Stage(name, "", "", List.of()).number().strip()).isEqualTo(number.strip());
    }
}
