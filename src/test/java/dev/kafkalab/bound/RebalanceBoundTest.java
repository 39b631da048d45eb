package dev.kafkalab.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebalanceBoundTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Test
    void a_killed_consumer_is_missed_when_its_session_is_over() {
        TimeBound bound = RebalanceBound.killed(GroupTimeouts.ofConsumer(Duration.ofSeconds(6), HEARTBEAT));

        assertThat(bound.earliest()).isEqualTo(Duration.ofSeconds(3));
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(11));
        assertThat(bound.origin()).isEqualTo("session.timeout.ms 6 s + heartbeat.interval.ms 3 s + joining 2 s = 11 s");
    }

    @Test
    void in_the_newer_protocol_session_and_heartbeat_are_the_brokers() {
        Map<String, String> broker = Map.of("group.consumer.session.timeout.ms", "50000");
        TimeBound bound = RebalanceBound.killed(GroupTimeouts.ofBroker(name -> Optional.ofNullable(broker.get(name))));

        assertThat(bound.earliest()).isEqualTo(Duration.ofSeconds(45));
        assertThat(bound.origin())
                .isEqualTo(
                        "group.consumer.session.timeout.ms 50 s + group.consumer.heartbeat.interval.ms 5 s + joining 2 s = 57 s");
    }

    @Test
    void one_that_leaves_costs_the_others_a_heartbeat() {
        TimeBound bound = RebalanceBound.announced(GroupTimeouts.ofConsumer(Duration.ofSeconds(6), HEARTBEAT));

        assertThat(bound.earliest()).isEqualTo(Duration.ZERO);
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(bound.origin()).isEqualTo("heartbeat.interval.ms 3 s + joining 2 s = 5 s");
    }

    @Test
    void what_a_member_of_a_share_group_has_not_acknowledged_comes_again_when_its_lock_is_over() {
        TimeBound bound = RebalanceBound.lockOver(Duration.ofSeconds(15));

        assertThat(bound.earliest()).isEqualTo(Duration.ofSeconds(13));
        assertThat(bound.latest()).isEqualTo(Duration.ofSeconds(17));
        assertThat(bound.origin()).isEqualTo("share.record.lock.duration.ms 15 s + the next fetch 2 s = 17 s");
    }
}
