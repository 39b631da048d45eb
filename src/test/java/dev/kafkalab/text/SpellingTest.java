package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"acks, acks, 0", "ackz, acks, 1", "orders, oders, 1", "kitten, sitting, 3", "'', abc, 3"})
    void words_are_as_far_apart_as_letters_have_to_be_changed(String one, String other, int edits) {
        assertThat(Spelling.edits(one, other)).isEqualTo(edits);
        assertThat(Spelling.edits(other, one)).isEqualTo(edits);
    }

    @Test
    void the_nearest_is_the_one_with_the_fewest_changes() {
        assertThat(Spelling.nearest("retries", List.of("linger.ms", "retry", "retires")))
                .contains("retires");
        assertThat(Spelling.nearest("retries", List.of())).isEmpty();
    }
}
