package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.report.drawing.Recoveries.Recovery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveriesTest {

    @Test
    void a_measured_time_says_what_came_and_after_how_long() {
        assertThat(words(Made.seconds("a new leader of testTopic", 15.254, 0, true)))
                .containsExactly("a new leader of testTopic after 15.25 s");
    }

    @Test
    void a_broken_promise_says_what_was_promised() {
        assertThat(words(Made.seconds("a new leader of testTopic", 19, 0, false)))
                .containsExactly("a new leader of testTopic after 19 s, promised at most 18 s");
    }

    @Test
    void at_most_three_are_drawn_broken_promises_first_then_what_counts_from_a_fault() {
        Recoveries recoveries = recoveries(
                Made.seconds("the reassignment of testTopic", 9, 5, true),
                Made.seconds("a new controller", 4, 0, true),
                Made.seconds("a new leader of testTopic", 15, 0, true),
                Made.seconds("the wait for a message to testTopic to be acknowledged", 3, 15, false));

        assertThat(recoveries.drawn())
                .extracting(Recovery::what)
                .containsExactly(
                        "a new controller",
                        "a new leader of testTopic",
                        "the wait for a message to testTopic to be acknowledged");
        assertThat(recoveries.all()).isEqualTo(4);
    }

    @Test
    void the_wait_for_a_message_when_all_is_well_is_no_recovery() {
        assertThat(words(Made.seconds("the wait for a message to testTopic to be acknowledged", 0.1, -0.5, true)))
                .isEmpty();
    }

    @Test
    void a_longest_pause_ends_at_no_known_moment() {
        assertThat(words(Made.seconds("longest pause in publishing to testTopic", 0.2, 0, true)))
                .isEmpty();
        assertThat(words(Made.seconds("median time to an acknowledgement of 104 messages to orders", 0.2, 0, true)))
                .isEmpty();
    }

    @Test
    void what_was_measured_on_another_cluster_is_not_on_this_ones_timeline() {
        assertThat(words(Made.seconds("a new leader of testTopic", 15, 40, true)))
                .isEmpty();
    }

    @Test
    void what_is_no_time_is_not_drawn() {
        assertThat(words(
                        Made.seconds("a new leader of testTopic", Double.NaN, 0, false),
                        Made.seconds("a new leader of testTopic", Double.POSITIVE_INFINITY, 0, false),
                        InWords.measurement(
                                "lost", 3, "messages", Optional.empty(), Optional.of(0.0), false, "", Made.ZERO)))
                .isEmpty();
    }

    private static List<String> words(Measurement... measurements) {
        return recoveries(measurements).drawn().stream().map(Recovery::words).toList();
    }

    private static Recoveries recoveries(Measurement... measurements) {
        return Recoveries.of(Made.failover(), List.of(measurements));
    }
}
