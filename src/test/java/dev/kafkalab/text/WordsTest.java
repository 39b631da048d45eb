package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void lists_and_times_read_as_in_a_sentence() {
        assertThat(Words.list(List.of())).isEqualTo("none");
        assertThat(Words.list(List.of(1))).isEqualTo("1");
        assertThat(Words.list(List.of(1, 2, 3))).isEqualTo("1, 2 and 3");
        assertThat(Words.seconds(Duration.ofMillis(17_240))).isEqualTo("17.2 s");
        assertThat(Words.seconds(Duration.ofSeconds(18))).isEqualTo("18 s");
    }
}
