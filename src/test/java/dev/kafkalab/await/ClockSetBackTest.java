package dev.kafkalab.await;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machine's clock jumps in mid-run: nothing that is measured or judged may differ. */
class ClockSetBackTest {

    private Instant wall = Instant.parse("2026-11-21T12:00:00Z");
    private long nanos = TimeUnit.DAYS.toNanos(3);
    private Duration passed = Duration.ZERO;
    private final SteadyClock clock = SteadyClock.begun(() -> wall, () -> nanos);

    @ParameterizedTest
    @CsvSource({
        "PT0S, 4, true",
        "PT-1H, 4, true",
        "PT1H, 4, true",
        "PT0S, 12, false",
        "PT-1H, 12, false",
        "PT1H, 12, false",
    })
    void a_promise_of_ten_seconds_is_judged_by_the_time_that_passes(Duration jump, int comesAfter, boolean inTime) {
        Instant fault = clock.instant();
        Duration comes = Duration.ofSeconds(comesAfter);
        Waiter waiter = new Waiter(
                clock,
                time -> {
                    pass(time);
                    if (passed.equals(Duration.ofSeconds(2))) {
                        wall = wall.plus(jump);
                    }
                },
                line -> {});

        Outcome<Duration> outcome = waiter.await(
                new Condition<>("a new leader", () -> passed, look -> "not yet", look -> look.compareTo(comes) >= 0),
                new Deadline(fault, Duration.ofSeconds(10), Duration.ofSeconds(5)));

        assertThat(outcome.inTime()).isEqualTo(inTime);
        assertThat(outcome.took()).isEqualTo(comes);
    }

    private void pass(Duration time) {
        passed = passed.plus(time);
        nanos += time.toNanos();
        wall = wall.plus(time);
    }
}
