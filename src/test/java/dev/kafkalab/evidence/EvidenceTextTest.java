package dev.kafkalab.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.json.InWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTextTest {

    @Test
    void a_number_has_no_more_decimals_than_it_needs() {
        assertThat(EvidenceText.number(21)).isEqualTo("21");
        assertThat(EvidenceText.number(17.234567)).isEqualTo("17.23");
        assertThat(EvidenceText.number(-0.001)).isEqualTo("0");
        assertThat(EvidenceText.number(1e7)).isEqualTo("10000000");
    }

    @Test
    void a_value_just_over_its_bound_never_looks_as_if_it_held() {
        assertThat(EvidenceText.againstBound(measured(21.0004, null, 21.0))).isEqualTo("21.0004 s of 21 s");
    }

    @Test
    void what_had_not_come_by_then_took_longer_than_that() {
        assertThat(EvidenceText.againstBound(measured(60.1, null, 60.0).reached(false)))
                .isEqualTo("over 60.1 s of 60 s");
    }

    @Test
    void a_bound_is_worded_by_its_ends() {
        assertThat(EvidenceText.againstBound(measured(17.2, null, 21.0))).isEqualTo("17.2 s of 21 s");
        assertThat(EvidenceText.againstBound(measured(16.9, 12.0, 20.0))).isEqualTo("16.9 s, 12 to 20 s");
        assertThat(EvidenceText.againstBound(measured(16.9, 12.0, null))).isEqualTo("16.9 s, at least 12 s");
        assertThat(EvidenceText.againstBound(measured(0, 0.0, 0.0))).isEqualTo("0 s, exactly 0 s");
        assertThat(EvidenceText.againstBound(measured(3, null, null))).isEqualTo("3 s");
    }

    @Test
    void a_duration_reads_as_one_would_say_it() {
        assertThat(EvidenceText.duration(Duration.ofMillis(384))).isEqualTo("0.38 s");
        assertThat(EvidenceText.duration(Duration.ofMillis(17_234))).isEqualTo("17.2 s");
        assertThat(EvidenceText.duration(Duration.ofSeconds(123))).isEqualTo("2 min 3 s");
        assertThat(EvidenceText.duration(Duration.ofMinutes(75))).isEqualTo("1 h 15 min");
    }

    private static Measurement measured(double value, Double atLeast, Double atMost) {
        return InWords.measurement(
                "a time",
                value,
                "s",
                Optional.ofNullable(atLeast),
                Optional.ofNullable(atMost),
                true,
                "",
                Instant.EPOCH);
    }
}
