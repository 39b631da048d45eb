package dev.kafkalab.observe;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShouldElectLeaderWithinTest {

    @Test
    void a_promise_that_the_session_does_not_allow_is_blamed_on_the_session() {
        ElectionBound bound = ElectionBound.zooKeeper(ofSeconds(18), ofSeconds(2));

        assertThat(message(ofSeconds(18), true, bound))
                .isEqualTo(
                        "Expected a new leader of testTopic within 18 s of the fault, but it came 19.2 s after the fault."
                                + System.lineSeparator()
                                + "This cluster does not promise it: it takes from 12 s to 22 s"
                                + " (zookeeper.session.timeout.ms 18 s + one tick 2 s + election 2 s = 22 s).");
    }

    @Test
    void a_leader_that_never_came_is_told_with_what_was_last_seen() {
        ElectionBound bound = ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2));

        assertThat(message(ofSeconds(18), false, bound))
                .contains("but after 19.2 s: leader 3, ISR 3")
                .contains("look whether a controller was alive");
    }

    private static String message(java.time.Duration promised, boolean elected, ElectionBound bound) {
        return ShouldElectLeaderWithin.message(
                "a new leader of testTopic", promised, ofMillis(19_200), elected, "leader 3, ISR 3", bound);
    }
}
