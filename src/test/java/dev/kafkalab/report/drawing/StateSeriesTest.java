package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.report.drawing.Series.Segment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateSeriesTest {

    @Test
    void lanes_go_from_cause_to_effect() {
        List<Series> allSeries = StateSeries.of(Made.timeline(
                Made.change(-1, "ISR of b-0", "1"),
                Made.change(-1, "leader of b-10", "broker 1"),
                Made.change(-1, "leader of b-9", "broker 1"),
                Made.change(-1, "leader of b-0", "broker 1"),
                Made.change(-1, "something new", "1"),
                Made.change(-1, "controller", "broker 1"),
                Made.change(-1, "leader of a-1-0", "broker 1"),
                Made.change(-1, "ZooKeeper zoo1", "leader"),
                Made.change(-1, "node kafka1", "running")));

        assertThat(allSeries)
                .extracting(Series::name)
                .containsExactly(
                        "node kafka1",
                        "ZooKeeper zoo1",
                        "controller",
                        "leader of a-1-0",
                        "leader of b-0",
                        "ISR of b-0",
                        "leader of b-9",
                        "leader of b-10",
                        "something new");
    }

    @Test
    void a_value_stays_until_the_next_one_is_seen() {
        assertThat(segments(
                        Made.change(-1, "controller", "broker 1"),
                        Made.change(2.5, "controller", "none"),
                        Made.change(4, "controller", "broker 2")))
                .containsExactly(
                        new Segment("broker 1", -1, 2.5, SegmentStyle.SAME),
                        new Segment("none", 2.5, 4, SegmentStyle.GONE),
                        new Segment("broker 2", 4, Double.POSITIVE_INFINITY, SegmentStyle.CHANGED));
    }

    @Test
    void a_value_that_is_seen_again_is_no_change() {
        assertThat(segments(
                        Made.fault(0, "node kafka1", "killed"),
                        Made.change(1, "node kafka1", "down"),
                        Made.change(2, "node kafka1", "down")))
                .extracting(Segment::value)
                .containsExactly("killed", "down");
    }

    @Test
    void what_was_there_before_the_fault_looks_the_same_when_it_comes_back() {
        assertThat(segments(
                        Made.change(-3, "leader of t-0", "broker 1"),
                        Made.change(-2, "leader of t-0", "broker 2"),
                        Made.change(5, "leader of t-0", "broker 1"),
                        Made.change(9, "leader of t-0", "broker 2")))
                .extracting(Segment::style)
                .containsExactly(SegmentStyle.CHANGED, SegmentStyle.SAME, SegmentStyle.CHANGED, SegmentStyle.SAME);
    }

    @Test
    void what_was_first_seen_after_the_fault_is_taken_as_it_was() {
        assertThat(segments(Made.change(0.1, "leader of t-0", "broker 1")))
                .extracting(Segment::style)
                .containsExactly(SegmentStyle.SAME);
    }

    @Test
    void moments_may_be_ages_away() {
        Timeline hostile =
                new Timeline(Instant.MIN, List.of(InWords.event(Instant.MAX, "controller", "broker 1", false)));

        assertThat(StateSeries.of(hostile)).hasSize(1);
    }

    private static List<Segment> segments(Event... events) {
        List<Series> allSeries = StateSeries.of(Made.timeline(events));
        assertThat(allSeries).hasSize(1);
        return allSeries.get(0).segments();
    }
}
