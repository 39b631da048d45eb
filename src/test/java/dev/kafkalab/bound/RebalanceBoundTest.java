package dev.kafkalab.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RebalanceBoundTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Test
    void a_killed_consumer_is_missed_when_its_session_is_over() {
        TimeBound bound = RebalanceBound.killed(Duration.ofSeconds(6), HEARTBEAT);

        assertThat(bound.earliest()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(11));
        assertThat(bound.origin()).isEqualTo("session.timeout.ms 6 s + heartbeat.interval.ms 3 s + joining 2 s = 11 s");
    }

    @Test
    void one_that_leaves_costs_the_others_a_heartbeat() {
        TimeBound bound = RebalanceBound.announced(HEARTBEAT);

        assertThat(bound.earliest()).isEqualTo(Duration.ZERO);
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(bound.origin()).isEqualTo("heartbeat.interval.ms 3 s + joining 2 s = 5 s");
    }
}
