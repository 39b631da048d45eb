package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapsTest {

    @Test
    void the_longest_pause_lies_between_two_events() {
        assertThat(longest(0, 10, 1, 2, 7, 8)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void traffic_that_never_came_back_has_paused_until_now() {
        assertThat(longest(0, 30, 1)).isEqualTo(Duration.ofSeconds(29));
    }

    @Test
    void the_time_before_the_first_event_counts_from_the_fault() {
        assertThat(longest(5, 12, 1, 2, 11)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void without_events_all_of_the_time_is_one_pause() {
        assertThat(longest(0, 4)).isEqualTo(Duration.ofSeconds(4));
    }

    private static Duration longest(int from, int to, int... events) {
        List<Instant> instants = IntStream.of(events).mapToObj(GapsTest::at).toList();
        return Gaps.longest(instants, at(from), at(to));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
