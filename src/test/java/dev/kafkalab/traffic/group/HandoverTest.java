package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.traffic.group.MemberEvent.Assigned;
import dev.kafkalab.traffic.group.MemberEvent.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A second consumer joins one that has three partitions, at the moment 0. */
class HandoverTest {

    private static final Instant JOINS = Instant.parse("2026-11-28T00:00:00Z");

    @Test
    void an_eager_member_gives_back_all_and_gets_some_again() {
        Handover handover = Handover.of(
                Map.of(
                        "consumer-1", List.of(assigned(-9, 0, 1, 2), revoked(10, 0, 1, 2), assigned(110, 0, 1)),
                        "consumer-2", List.of(assigned(130, 2))),
                JOINS);

        assertThat(handover.givenBack())
                .extracting(Handover.GivenBack::toString)
                .containsExactly(
                        "partition 0: given back by consumer-1, and taken by consumer-1 100 ms later",
                        "partition 1: given back by consumer-1, and taken by consumer-1 100 ms later",
                        "partition 2: given back by consumer-1, and taken by consumer-2 120 ms later");
        assertThat(handover.kept()).isEmpty();
        assertThat(handover.isOver()).isTrue();
        assertThat(handover.longestGap()).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void a_cooperative_member_keeps_what_stays_with_it() {
        Handover handover = Handover.of(
                Map.of(
                        "consumer-1", List.of(assigned(-9, 0, 1, 2), revoked(10, 2), assigned(20, 0, 1)),
                        "consumer-2", List.of(assigned(15), assigned(50, 2))),
                JOINS);

        assertThat(handover.givenBack())
                .extracting(Handover.GivenBack::partition)
                .containsExactly(2);
        assertThat(handover.kept()).containsExactly(0, 1);
        assertThat(handover.longestGap()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void is_not_over_while_nobody_has_what_was_given_back() {
        Handover handover =
                Handover.of(Map.of("consumer-1", List.of(assigned(-9, 0, 1), revoked(10, 1), assigned(20, 0))), JOINS);

        assertThat(handover.isOver()).isFalse();
        assertThat(handover.givenBack())
                .hasToString("[partition 1: given back by consumer-1, and not taken by anybody]");
        assertThat(handover.longestGap()).isZero();
    }

    @Test
    void what_was_before_does_not_count() {
        Handover handover = Handover.of(
                Map.of("consumer-1", List.of(assigned(-9, 0, 1), revoked(-8, 0, 1), assigned(-7, 0))), JOINS);

        assertThat(handover.givenBack()).isEmpty();
        assertThat(handover.kept()).containsExactly(0);
    }

    private static Assigned assigned(long millis, Integer... partitions) {
        return new Assigned(JOINS.plusMillis(millis), 1, "a", List.of(partitions));
    }

    private static Revoked revoked(long millis, Integer... partitions) {
        return new Revoked(JOINS.plusMillis(millis), List.of(partitions));
    }
}
