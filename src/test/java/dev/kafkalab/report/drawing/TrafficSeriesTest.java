package dev.kafkalab.report.drawing;

import static dev.kafkalab.evidence.Traffic.Outcome.ACKNOWLEDGED;
import static dev.kafkalab.evidence.Traffic.Outcome.FAILED;
import static dev.kafkalab.evidence.Traffic.Outcome.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.report.drawing.Series.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficSeriesTest {

    @Test
    void each_topic_has_a_lane_for_each_outcome_that_there_was() {
        List<Series> allSeries = TrafficSeries.of(
                List.of(
                        new Traffic(
                                "orders", List.of(Made.interval(READ, 0, 1, 5), Made.interval(ACKNOWLEDGED, 0, 1, 5))),
                        new Traffic("atu", List.of(Made.interval(FAILED, 0, 1, 1)))),
                Made.ZERO);

        assertThat(allSeries)
                .extracting(Series::name)
                .containsExactly("orders acknowledged", "orders read", "atu failed");
    }

    @Test
    void a_pause_of_a_second_is_told_a_shorter_one_is_not() {
        List<Series> allSeries = TrafficSeries.of(
                List.of(new Traffic(
                        "orders",
                        List.of(
                                Made.interval(ACKNOWLEDGED, -2, 0, 20),
                                Made.interval(ACKNOWLEDGED, 0.9, 1, 1),
                                Made.interval(ACKNOWLEDGED, 16.5, 20, 35)))),
                Made.ZERO);

        assertThat(allSeries.get(0).segments())
                .extracting(Segment::value)
                .containsExactly("20 messages", "1 message", "none for 15.5 s", "35 messages");
    }

    @Test
    void stretches_that_overlap_have_no_pause_between_them() {
        List<Series> allSeries = TrafficSeries.of(
                List.of(new Traffic(
                        "orders",
                        List.of(
                                Made.interval(READ, 0, 10, 9),
                                Made.interval(READ, 1, 2, 3),
                                Made.interval(READ, 10.5, 11, 3)))),
                Made.ZERO);

        assertThat(allSeries.get(0).segments()).extracting(Segment::style).containsOnly(SegmentStyle.READ);
    }
}
