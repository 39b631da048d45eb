package dev.kafkalab.await;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.json.InWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InconclusiveTimingExceptionTest {

    @Test
    void a_promise_missed_by_less_than_the_machine_was_late_says_nothing_of_the_cluster() {
        assertThatThrownBy(() ->
                        InconclusiveTimingException.check(measured(19.5, 18).delayed(Duration.ofMillis(2_300)), false))
                .isInstanceOf(InconclusiveTimingException.class)
                .hasMessageContaining("a new leader took 19.5 s, 1.5 s more than promised")
                .hasMessageContaining("up to 2.3 s late")
                .hasMessageContaining("Fix: ");
    }

    @Test
    void a_promise_missed_by_more_is_the_clusters_own() {
        assertThatCode(() ->
                        InconclusiveTimingException.check(measured(25, 18).delayed(Duration.ofMillis(2_300)), false))
                .doesNotThrowAnyException();
    }

    @Test
    void below_a_second_the_bounds_allow_for_it() {
        assertThatCode(() ->
                        InconclusiveTimingException.check(measured(18.1, 18).delayed(Duration.ofMillis(900)), false))
                .doesNotThrowAnyException();
    }

    @Test
    void a_promise_that_was_kept_is_kept_however_late_the_machine() {
        assertThatCode(() -> InconclusiveTimingException.check(measured(12, 18).delayed(Duration.ofSeconds(5)), false))
                .doesNotThrowAnyException();
    }

    @Test
    void what_never_came_is_not_excused() {
        Measurement never = measured(18.1, 18).reached(false).delayed(Duration.ofSeconds(5));

        assertThatCode(() -> InconclusiveTimingException.check(never, false)).doesNotThrowAnyException();
    }

    @Test
    void a_promise_missed_by_little_while_all_processors_were_busy_says_nothing_of_the_cluster() {
        assertThatThrownBy(() -> InconclusiveTimingException.check(measured(18.8, 18), true))
                .isInstanceOf(InconclusiveTimingException.class)
                .hasMessageContaining("a new leader took 18.8 s, 0.8 s more than promised")
                .hasMessageContaining("all processors of this machine were busy")
                .hasMessageContaining("Fix: ");
    }

    @Test
    void full_processors_excuse_no_more_than_a_quarter() {
        assertThatCode(() -> InconclusiveTimingException.check(measured(22.6, 18), true))
                .doesNotThrowAnyException();
    }

    @Test
    void processors_with_something_to_spare_excuse_nothing() {
        assertThatCode(() -> InconclusiveTimingException.check(measured(18.8, 18), false))
                .doesNotThrowAnyException();
    }

    @Test
    void what_never_came_is_not_excused_by_full_processors() {
        Measurement never = measured(18.1, 18).reached(false);

        assertThatCode(() -> InconclusiveTimingException.check(never, true)).doesNotThrowAnyException();
    }

    private static Measurement measured(double seconds, double promised) {
        return InWords.measurement(
                "a new leader",
                seconds,
                "s",
                Optional.empty(),
                Optional.of(promised),
                seconds <= promised,
                "a session",
                Instant.EPOCH);
    }
}
