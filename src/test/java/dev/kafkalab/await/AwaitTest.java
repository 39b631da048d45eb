package dev.kafkalab.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.await.Await.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void a_state_that_comes_is_returned_with_the_time_it_took() {
        AtomicInteger looks = new AtomicInteger();

        Outcome<Integer> outcome = await(looks::incrementAndGet).until(n -> n == 3, Instant.now(), seconds(5));

        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.last()).isEqualTo(3);
        assertThat(outcome.took()).isLessThan(seconds(5));
    }

    @Test
    void a_wait_that_runs_out_says_what_it_waited_for_and_what_it_last_saw() {
        Outcome<Integer> outcome = await(() -> 3).until(n -> n == 1, Instant.now(), Duration.ofMillis(200));

        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("for a new leader of testTopic, and still: leader still 3");
    }

    @Test
    void time_counts_from_the_fault_and_one_look_is_taken_even_when_it_is_over() {
        Instant fault = Instant.now().minusSeconds(60);

        Outcome<Integer> outcome = await(() -> 1).until(n -> n == 1, fault, seconds(18));

        assertThat(outcome.reached()).isTrue();
        assertThat(outcome.inTime()).isFalse();
        assertThat(outcome.took()).isGreaterThanOrEqualTo(seconds(60));
    }

    @Test
    void what_comes_too_late_has_come_but_fails() {
        Instant begin = Instant.now();
        Duration late = Duration.ofMillis(300);

        Outcome<Boolean> outcome = Await.forState(
                        "a leader", () -> Instant.now().isAfter(begin.plus(late)), there -> "none", lines::add)
                .until(there -> there, begin, Duration.ofMillis(100), seconds(5));

        assertThat(outcome.everOrFail()).isTrue();
        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a leader, which was to come within 0.1 s, and it came after 0.3");
    }

    @Test
    void a_long_wait_tells_how_far_it_is() {
        await(() -> 3).until(n -> n == 1, Instant.now().minusSeconds(9), seconds(12));

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .matches("waiting for a new leader of testTopic: \\d+ s of 12 s, leader still 3"));
    }

    private Await<Integer> await(java.util.function.Supplier<Integer> look) {
        return Await.forState("a new leader of testTopic", look, leader -> "leader still " + leader, lines::add);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
