package dev.kafkalab.await;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.bound.ElectionBound;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedExpectationTest {

    private static final Instant FAULT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Subject LEADER = new Subject.LeaderOf("testTopic", 0);
    private static final Duration LATE = ofMillis(19_200);

    @Test
    void a_promise_that_the_session_does_not_allow_is_blamed_on_the_session() {
        TimeBound bound = ElectionBound.zooKeeper(ofSeconds(18), ofSeconds(2));

        assertThatThrownBy(() -> promise(true, LATE, Optional.empty(), bound).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected a new leader of testTopic within 18 s, but it came after 19.2 s."
                        + System.lineSeparator()
                        + "The settings that run do not promise it, they allow 12 s to 22 s"
                        + " (zookeeper.session.timeout.ms 18 s + one tick 2 s + election 2 s = 22 s).");
    }

    @Test
    void what_never_came_is_told_with_what_was_last_seen_and_what_to_look_at() {
        TimeBound bound = ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2));

        assertThatThrownBy(() -> promise(false, LATE, Optional.empty(), bound).verify())
                .hasMessageContaining("but after 19.2 s: leader still 3")
                .hasMessageContaining("look whether a controller was alive");
        assertThat(promise(false, LATE, Optional.empty(), bound)
                        .measurement(Kind.LEADER_ELECTION, LEADER)
                        .timing()
                        .gaveUp())
                .isTrue();
    }

    @Test
    void what_comes_before_the_promised_moment_fails_too() {
        TimedExpectation<String> promise = promise(true, ofSeconds(3), Optional.of(ofSeconds(9)), bound());

        assertThat(promise.measurement(Kind.LEADER_ELECTION, LEADER).holds()).isFalse();
        assertThatThrownBy(promise::verify)
                .hasMessageContaining("Expected a new leader of testTopic not before 9 s, but it came after 3 s.")
                .hasMessageContaining("allow 9.3 s to 18 s");
    }

    @Test
    void what_is_there_in_time_holds_with_both_bounds_and_their_origin() {
        TimedExpectation<String> promise = promise(true, ofSeconds(14), Optional.of(ofSeconds(9)), bound());

        assertThatCode(promise::verify).doesNotThrowAnyException();
        assertThat(promise.measurement(Kind.LEADER_ELECTION, LEADER)).satisfies(measured -> {
            assertThat(measured.holds()).isTrue();
            assertThat(measured.quantity().value()).isEqualTo(14.0);
            assertThat(measured.bound().atLeast()).contains(9.0);
            assertThat(measured.bound().atMost()).contains(18.0);
            assertThat(measured.bound().origin()).isEqualTo(bound().origin());
            assertThat(measured.timing().from()).isEqualTo(FAULT);
        });
    }

    @Test
    void what_the_settings_allow_is_waited_for_even_where_less_was_promised() {
        assertThat(bound().longerThan(ofSeconds(3))).isEqualTo(ofSeconds(18 - 3 + 5));
        assertThat(bound().longerThan(ofSeconds(60))).isEqualTo(ofSeconds(5));
    }

    @Test
    void what_somebody_else_has_seen_sooner_was_there_sooner() {
        TimedExpectation<String> late = promise(true, LATE, Optional.empty(), bound());

        assertThatCode(late.seenAt(FAULT.plusSeconds(17))::verify).doesNotThrowAnyException();
    }

    @Test
    void what_nobody_has_seen_come_is_neither_in_time_nor_late() {
        Condition<String> there = new Condition<>("a new leader of testTopic", () -> "1", seen -> seen, seen -> true);
        Outcome<String> undated = new Outcome<>(
                there, Deadline.of(FAULT, ofSeconds(18)), true, "1", FAULT.plusSeconds(60), Optional.empty());

        assertThatThrownBy(new TimedExpectation<>(undated, Optional.empty(), bound())::verify)
                .isInstanceOf(InconclusiveTimingException.class);
    }

    private static TimeBound bound() {
        return ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2));
    }

    private static TimedExpectation<String> promise(
            boolean came, Duration took, Optional<Duration> notBefore, TimeBound bound) {
        Condition<String> newLeader =
                new Condition<>("a new leader of testTopic", () -> "3", seen -> "leader still " + seen, seen -> came);
        Instant at = FAULT.plus(took);
        Outcome<String> outcome = new Outcome<>(
                newLeader, Deadline.of(FAULT, ofSeconds(18)), came, "3", at, Optional.of(at.minusMillis(50)));
        return new TimedExpectation<>(outcome, notBefore, bound);
    }
}
