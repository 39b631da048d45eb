package dev.kafkalab.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "1m30s, PT1M30S",
        "1.5h, PT1H30M",
        "500ms, PT0.5S",
        ".5s, PT0.5S",
        "0, PT0S",
        "5us, PT0.000005S"
    })
    void a_duration_has_units(String written, Duration expected) {
        assertThat(parse(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "1d", "10 s", "-5s", "s", "99999999h"})
    void anything_else_is_refused(String written) {
        assertThatThrownBy(() -> parse(written))
                .isExactlyInstanceOf(ComposeException.class)
                .hasMessageContainingAll("lab.yml:1: '%s' is no duration".formatted(written), "Fix: ");
    }

    private static Duration parse(String text) {
        return Durations.parse(Yaml.Scalar.text(new Position(Path.of("lab.yml"), 1), text));
    }
}
