package dev.kafkalab.observe;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ElectionBoundTest {

    @Test
    void the_default_session_of_18_seconds_is_seen_12_to_22_seconds_after_the_kill() {
        ElectionBound bound = ElectionBound.zooKeeper(ofSeconds(18), ofSeconds(2));

        assertThat(bound.earliest()).isEqualTo(ofSeconds(12));
        assertThat(bound.latest()).isEqualTo(ofSeconds(22));
    }

    @Test
    void a_session_of_14_seconds_keeps_a_promise_of_18() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2)).latest())
                .isEqualTo(ofSeconds(18));
    }

    @Test
    void a_session_of_less_than_two_ticks_is_raised_to_two_ticks() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(1), ofSeconds(2)).latest()).isEqualTo(ofSeconds(4 + 2 + 2));
    }

    @Test
    void a_session_of_more_than_twenty_ticks_is_lowered_to_twenty_ticks() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(60), ofMillis(2000)).latest())
                .isEqualTo(ofSeconds(40 + 2 + 2));
    }

    @Test
    void the_bound_says_where_it_comes_from() {
        assertThat(ElectionBound.zooKeeper(ofSeconds(14), ofSeconds(2)).origin())
                .isEqualTo("zookeeper.session.timeout.ms 14 s + one tick 2 s + election 2 s = 18 s");
    }

    @Test
    void a_kraft_broker_is_fenced_a_session_after_its_last_heartbeat() {
        ElectionBound bound = ElectionBound.kraft(ofSeconds(9), ofSeconds(2));

        assertThat(bound.earliest()).isEqualTo(ofSeconds(7));
        assertThat(bound.latest()).isEqualTo(ofSeconds(11));
    }
}
