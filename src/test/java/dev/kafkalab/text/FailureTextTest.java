package dev.kafkalab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void what_an_assertion_is_about_and_what_it_found_are_one_sentence() {
        Throwable failed = catchThrowable(() ->
                assertThat(List.of("orders")).as("topics of [this] cluster").isEmpty());

        assertThat(FailureText.of(failed.getMessage()))
                .isEqualTo("topics of [this] cluster: expecting empty but was: [\"orders\"]");
    }

    @Test
    void a_long_is_a_number_like_any_other() {
        Throwable failed =
                catchThrowable(() -> assertThat(-1L).as("end offset of 2L").isEqualTo(2L));

        assertThat(FailureText.of(failed.getMessage())).isEqualTo("end offset of 2L: expected: 2 but was: -1");
    }

    @Test
    void any_other_message_is_left_as_it_is() {
        assertThat(FailureText.of("too late\nexpected: 21.0 s")).isEqualTo("too late\nexpected: 21.0 s");
        assertThat(FailureText.of("[1, 2] are brokers")).isEqualTo("[1, 2] are brokers");
        assertThat(FailureText.of("[topics]")).isEqualTo("[topics]");
    }
}
