package dev.kafkalab.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.evidence.Traffic.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficIntervalsTest {

    @Test
    void a_quarter_of_a_second_is_no_pause_and_more_is_one() {
        assertThat(acknowledged(0, 250, 500))
                .containsExactly(new Interval(Traffic.Outcome.ACKNOWLEDGED, at(0), at(500), 3));
        assertThat(acknowledged(0, 251))
                .containsExactly(
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(0), at(0), 1),
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(251), at(251), 1));
    }

    @Test
    void thousands_of_messages_around_one_pause_are_two_stretches() {
        int[] ends = IntStream.range(0, 3000)
                .map(i -> i * 20 + (i < 1000 ? 0 : 14_000))
                .toArray();

        assertThat(acknowledged(ends))
                .containsExactly(
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(0), at(19_980), 1000),
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(34_000), at(73_980), 2000));
    }

    @Test
    void sends_count_when_they_end_and_not_in_the_order_in_which_they_were_sent() {
        assertThat(acknowledged(400, 0, 200))
                .containsExactly(new Interval(Traffic.Outcome.ACKNOWLEDGED, at(0), at(400), 3));
    }

    @Test
    void a_send_of_which_nobody_knows_has_failed() {
        List<Sent> sent = List.of(
                sent(Sent.Outcome.FAILED, 0), sent(Sent.Outcome.UNKNOWN, 100), sent(Sent.Outcome.ACKNOWLEDGED, 200));

        assertThat(TrafficIntervals.of(sent, List.of()))
                .containsExactly(
                        new Interval(Traffic.Outcome.FAILED, at(0), at(100), 2),
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(200), at(200), 1));
    }

    @Test
    void what_asked_for_no_answer_went_through_as_far_as_anybody_knows() {
        assertThat(TrafficIntervals.of(List.of(sent(Sent.Outcome.SENT, 0)), List.of()))
                .containsExactly(new Interval(Traffic.Outcome.ACKNOWLEDGED, at(0), at(0), 1));
    }

    @Test
    void what_is_read_does_not_part_what_is_acknowledged_meanwhile() {
        List<Sent> sent = List.of(sent(Sent.Outcome.ACKNOWLEDGED, 100), sent(Sent.Outcome.ACKNOWLEDGED, 200));
        List<Received> received = List.of(received(90), received(150), received(1000));

        assertThat(TrafficIntervals.of(sent, received))
                .containsExactly(
                        new Interval(Traffic.Outcome.READ, at(90), at(150), 2),
                        new Interval(Traffic.Outcome.ACKNOWLEDGED, at(100), at(200), 2),
                        new Interval(Traffic.Outcome.READ, at(1000), at(1000), 1));
    }

    @Test
    void where_nothing_went_through_there_is_no_stretch() {
        assertThat(TrafficIntervals.of(List.of(), List.of())).isEmpty();
    }

    private static List<Interval> acknowledged(int... endedAt) {
        return TrafficIntervals.of(
                IntStream.of(endedAt)
                        .mapToObj(at -> sent(Sent.Outcome.ACKNOWLEDGED, at))
                        .toList(),
                List.of());
    }

    private static Sent sent(Sent.Outcome outcome, int endedAt) {
        return new Sent("any", Message.of("message"), outcome, 0, 0, Instant.EPOCH, at(endedAt), "");
    }

    private static Received received(int at) {
        return new Received(
                Optional.empty(), 0, 0, Optional.empty(), Optional.of("message"), 7, Map.of(), Instant.EPOCH, at(at));
    }

    private static Instant at(int milli) {
        return Instant.EPOCH.plusMillis(milli);
    }
}
