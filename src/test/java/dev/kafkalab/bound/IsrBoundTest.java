package dev.kafkalab.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IsrBoundTest {

    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration FETCH_WAIT = Duration.ofMillis(500);

    @Test
    void with_a_long_session_the_lag_decides() {
        TimeBound session = ElectionBound.zooKeeper(Duration.ofSeconds(90), Duration.ofSeconds(6));
        TimeBound bound = IsrBound.of(session, Duration.ofSeconds(30), FETCH_WAIT);

        assertThat(bound.earliest()).isEqualTo(Duration.ofSeconds(29));
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(47));
        assertThat(bound.origin()).startsWith("1.5 x replica.lag.time.max.ms 30 s");
    }

    @Test
    void with_a_short_session_the_session_decides() {
        TimeBound session = ElectionBound.zooKeeper(Duration.ofSeconds(14), TICK);
        TimeBound bound = IsrBound.of(session, Duration.ofSeconds(30), FETCH_WAIT);

        assertThat(bound.earliest()).isEqualTo(session.earliest());
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(18));
        assertThat(bound.origin()).startsWith("zookeeper.session.timeout.ms 14 s");
    }

    @Test
    void where_both_end_at_the_same_time_it_is_called_a_lag() {
        TimeBound session = ElectionBound.zooKeeper(Duration.ofSeconds(13), TICK);
        TimeBound bound = IsrBound.of(session, Duration.ofSeconds(10), FETCH_WAIT);

        assertThat(session.latest()).isEqualTo(Duration.ofSeconds(17));
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(17));
        assertThat(bound.origin())
                .isEqualTo("1.5 x replica.lag.time.max.ms 10 s + change 2 s = 17 s, sooner than "
                        + "zookeeper.session.timeout.ms 13 s + one tick 2 s + election 2 s = 17 s");
    }
}
