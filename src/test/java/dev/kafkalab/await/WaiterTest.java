package dev.kafkalab.await;

import static dev.kafkalab.await.SetClock.FAULT;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.SetupException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaiterTest {

    private static final Deadline WITHIN_18_S = Deadline.of(FAULT, ofSeconds(18));

    private final SetClock clock = new SetClock();
    private final List<String> lines = new ArrayList<>();
    private final Waiter waiter = new Waiter(clock, clock::advance, lines::add);

    @Test
    void a_state_that_comes_is_returned_with_the_time_it_took() {
        Outcome<Integer> outcome = waiter.await(newLeader(() -> clock.isPast(ofSeconds(14)) ? 1 : 3), WITHIN_18_S);

        assertThat(outcome.orFail()).isEqualTo(1);
        assertThat(outcome.took()).isEqualTo(ofSeconds(14));
        assertThat(outcome.undated()).isFalse();
    }

    @Test
    void a_wait_that_runs_out_says_what_it_waited_for_and_what_it_last_saw() {
        Outcome<Integer> outcome = waiter.await(newLeader(() -> 3), ofMillis(220));

        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 0.2 s for a new leader of testTopic, and still: leader still 3");
        assertThat(outcome.took()).isEqualTo(ofMillis(220));
    }

    @Test
    void a_wait_of_the_preparation_that_runs_out_is_no_failure_of_a_promise() {
        assertThatThrownBy(waiter.await(newLeader(() -> 3), ofSeconds(1))::orSetupFailure)
                .isInstanceOf(SetupException.class)
                .hasMessage("Waited 1 s for a new leader of testTopic, and still: leader still 3");
        assertThat(waiter.await(newLeader(() -> 1), ofSeconds(1)).orSetupFailure())
                .isEqualTo(1);
    }

    @Test
    void what_comes_too_late_has_come_but_fails() {
        Outcome<Integer> outcome = waiter.await(
                newLeader(() -> clock.isPast(ofSeconds(19)) ? 1 : 3), new Deadline(FAULT, ofSeconds(18), ofSeconds(5)));

        assertThat(outcome.everOrFail()).isEqualTo(1);
        assertThat(outcome.inTime()).isFalse();
        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Waited for a new leader of testTopic, which was to come within 18 s, and it came after 19 s");
    }

    @Test
    void what_was_there_at_a_first_look_after_its_time_is_not_called_late() {
        clock.advance(ofSeconds(60));
        Outcome<Integer> outcome = waiter.await(newLeader(() -> 1), WITHIN_18_S);

        assertThat(outcome.inTime()).isFalse();
        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(InconclusiveTimingException.class)
                .hasMessageStartingWith(
                        "a new leader of testTopic was to come within 18 s. It was there after 60 s, but"
                                + " nobody looked in time to see when it came: this was the first look. Fix: let this step come"
                                + " earlier");
    }

    @Test
    void nor_what_came_during_a_look_that_took_longer_than_its_time() {
        AtomicInteger looks = new AtomicInteger();
        Outcome<Integer> outcome = waiter.await(
                newLeader(() -> {
                    clock.advance(ofSeconds(17));
                    return looks.incrementAndGet() == 1 ? 3 : 1;
                }),
                WITHIN_18_S);

        assertThatThrownBy(outcome::orFail)
                .isInstanceOf(InconclusiveTimingException.class)
                .hasMessageContaining("the last look before was after 0 s");
    }

    @Test
    void what_is_not_there_at_a_first_look_after_its_time_has_not_come() {
        clock.advance(ofSeconds(60));

        assertThatThrownBy(waiter.await(newLeader(() -> 3), WITHIN_18_S)::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Waited 60 s for a new leader of testTopic, and still: leader still 3");
    }

    @Test
    void somebody_else_who_saw_it_in_time_or_late_can_tell() {
        clock.advance(ofSeconds(60));
        Outcome<Integer> undated = waiter.await(newLeader(() -> 1), WITHIN_18_S);

        assertThat(undated.seenAt(FAULT.plusSeconds(17)).orFail()).isEqualTo(1);
        assertThatThrownBy(undated.seenAt(FAULT.plusSeconds(21))::orFail)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("it came after 21 s");
    }

    @Test
    void a_long_wait_tells_how_far_it_is() {
        clock.advance(ofSeconds(7));
        waiter.await(newLeader(() -> 3), Deadline.of(FAULT, ofSeconds(12)));

        assertThat(lines)
                .containsExactly(
                        "waiting for a new leader of testTopic: 9 s of 12 s, leader still 3",
                        "waiting for a new leader of testTopic: 11 s of 12 s, leader still 3");
    }

    @Test
    void a_thread_that_dies_elsewhere_is_no_matter_of_a_wait_and_is_reported_as_ever() throws InterruptedException {
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        AtomicReference<Throwable> reported = new AtomicReference<>();
        UncaughtExceptionHandler ours = (thread, error) -> reported.set(error);
        Thread.setDefaultUncaughtExceptionHandler(ours);
        try {
            List<UncaughtExceptionHandler> during = new ArrayList<>();
            Thread unrelated = new Thread(() -> {
                throw new IllegalStateException("of another scenario");
            });
            Outcome<Integer> outcome = waiter.await(
                    newLeader(() -> {
                        during.add(Thread.getDefaultUncaughtExceptionHandler());
                        if (during.size() == 1) {
                            unrelated.start();
                            join(unrelated);
                        }
                        return during.size() == 2 ? 1 : 3;
                    }),
                    WITHIN_18_S);

            assertThat(outcome.orFail()).isEqualTo(1);
            assertThat(during).containsOnly(ours);
            assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(ours);
            assertThat(reported.get()).hasMessage("of another scenario");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void a_look_that_fails_ends_the_wait_with_its_own_words() {
        assertThatThrownBy(() -> waiter.await(
                        newLeader(() -> {
                            throw new IllegalStateException("kafka3 has ended");
                        }),
                        WITHIN_18_S))
                .hasMessage("kafka3 has ended");
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Condition<Integer> newLeader(Supplier<Integer> look) {
        return new Condition<>(
                "a new leader of testTopic", look, leader -> "leader still " + leader, leader -> leader != 3);
    }
}
