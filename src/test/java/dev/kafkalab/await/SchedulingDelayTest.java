package dev.kafkalab.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SchedulingDelayTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration ON_TIME = Duration.ofMillis(20);

    private Duration passed = Duration.ZERO;
    private final SchedulingDelay lateness = new SchedulingDelay(() -> passed.toNanos(), () -> BEGIN.plus(passed));

    @Test
    void a_machine_that_wakes_its_threads_in_time_is_not_late() {
        tickAfter(ON_TIME);
        tickAfter(ON_TIME.plusMillis(49));

        assertThat(lateness.longestSince(BEGIN)).isZero();
    }

    @Test
    void the_longest_that_it_overslept_is_told() {
        tickAfter(ON_TIME.plusMillis(700));
        tickAfter(ON_TIME.plusMillis(1_200));
        tickAfter(ON_TIME.plusMillis(90));

        assertThat(lateness.longestSince(BEGIN)).isEqualTo(Duration.ofMillis(1_200));
    }

    @Test
    void what_was_over_before_a_measurement_began_did_not_disturb_it() {
        tickAfter(ON_TIME.plusMillis(700));
        Instant begun = BEGIN.plus(passed).plusMillis(1);
        tickAfter(ON_TIME.plusMillis(80));

        assertThat(lateness.longestSince(begun)).isEqualTo(Duration.ofMillis(80));
    }

    @Test
    void it_is_late_while_it_still_sleeps() {
        tickAfter(ON_TIME);
        passed = passed.plus(ON_TIME).plusSeconds(3);

        assertThat(lateness.longestSince(BEGIN)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void after_ten_minutes_it_is_forgotten() {
        tickAfter(ON_TIME.plusSeconds(2));
        while (passed.compareTo(Duration.ofSeconds(603)) < 0) {
            tickAfter(ON_TIME);
        }

        assertThat(lateness.longestSince(BEGIN)).isZero();
    }

    private void tickAfter(Duration time) {
        passed = passed.plus(time);
        lateness.tick();
    }
}
