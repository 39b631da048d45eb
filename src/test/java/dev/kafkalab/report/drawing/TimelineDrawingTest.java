package dev.kafkalab.report.drawing;

import static dev.kafkalab.evidence.Traffic.Outcome.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.report.drawing.TimelineDrawing.DrawnSegment;
import dev.kafkalab.report.drawing.TimelineDrawing.DrawnSeries;
import dev.kafkalab.report.drawing.TimelineDrawing.FaultMark;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineDrawingTest {

    private static final Pattern BOX = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v18h-\\d+z");

    @Test
    void each_lane_has_its_name_and_its_values() {
        TimelineDrawing drawing = draw(Made.failover());

        assertThat(drawing.allSeries())
                .extracting(series -> series.label().full())
                .containsExactly("node kafka1", "controller", "leader of testTopic-0", "ISR of testTopic-0");
        assertThat(drawing.allSeries().get(2).segments())
                .extracting(
                        DrawnSegment::style,
                        segment -> segment.label().map(Label::text).orElse(""))
                .containsExactly(tuple(SegmentStyle.SAME, "broker 1"), tuple(SegmentStyle.CHANGED, "broker 2"));
    }

    @Test
    void values_of_a_lane_follow_each_other_within_the_axis() {
        TimelineDrawing drawing = draw(Made.failover());

        for (DrawnSeries series : drawing.allSeries()) {
            int end = drawing.left();
            for (DrawnSegment segment : series.segments()) {
                Matcher box = BOX.matcher(segment.shape());
                assertThat(box.matches()).as(segment.shape()).isTrue();
                assertThat(number(box, 1)).isBetween(end - 1, drawing.right());
                end = number(box, 1) + number(box, 3);
            }
            assertThat(end).isEqualTo(drawing.right());
        }
    }

    @Test
    void a_value_too_short_for_its_words_tells_them_when_pointed_at() {
        TimelineDrawing drawing = draw(Made.failover());

        DrawnSegment killed = drawing.allSeries().get(0).segments().get(1);
        assertThat(killed.label()).isEmpty();
        assertThat(killed.title()).isEqualTo("killed, 0 to 0.2 s");
        DrawnSegment down = drawing.allSeries().get(0).segments().get(2);
        assertThat(down.label()).get().extracting(Label::text).isEqualTo("down");
        assertThat(down.title()).isEmpty();
    }

    @Test
    void a_fault_has_its_line_through_all_lanes_and_its_words() {
        TimelineDrawing drawing = draw(Made.timeline(
                Made.fault(0, "node kafka1", "killed"),
                Made.fault(9, "node kafka1", "started"),
                Made.change(9.1, "node kafka1", "running")));

        assertThat(drawing.faults())
                .extracting(mark -> mark.label().orElseThrow().text(), FaultMark::repair)
                .containsExactly(tuple("kafka1 killed", false), tuple("kafka1 started", true));
        assertThat(drawing.faults()).allSatisfy(mark -> assertThat(mark.line()).endsWith("V" + drawing.bottom()));
    }

    @Test
    void a_late_fault_has_room_for_its_words() {
        TimelineDrawing drawing = draw(Made.timeline(
                Made.fault(0, "node a-broker-with-a-long-name", "killed"),
                Made.fault(100, "node a-broker-with-a-long-name", "started")));

        Label last = drawing.faults().get(1).label().orElseThrow();
        assertThat(last.x() + TextMetrics.boldWidth(last.text())).isLessThanOrEqualTo(TimelineDrawing.WIDTH);
    }

    @Test
    void measured_times_stand_in_rows_of_their_own() {
        TimelineDrawing drawing = draw(
                Made.failover(),
                Made.seconds("a new leader of testTopic", 15, 0, true),
                Made.seconds("a new controller", 14.9, 0, true),
                Made.seconds("a rebalance of group billing", 0.3, 0, true),
                Made.seconds("the ISR of testTopic", 0.1, 0, true));

        assertThat(drawing.recoveries()).hasSize(3);
        assertThat(drawing.recoveries().stream().map(mark -> mark.label().y()).distinct())
                .hasSize(3);
        assertThat(drawing.recoveries()).allSatisfy(mark -> {
            assertThat(mark.label().x()).isNotNegative();
            assertThat(mark.label().x() + TextMetrics.width(mark.label().text()))
                    .isLessThanOrEqualTo(TimelineDrawing.WIDTH);
        });
        assertThat(drawing.notes()).contains("Of 4 measured times, the 3 most telling are drawn.");
    }

    @Test
    void a_measured_time_keeps_its_number_however_long_its_words() {
        TimelineDrawing drawing =
                draw(Made.failover(), Made.seconds("a new leader of " + "long-topic-".repeat(20), 15, 0, false));

        assertThat(drawing.recoveries())
                .singleElement()
                .satisfies(mark ->
                        assertThat(mark.label().text()).contains("…").endsWith(" after 15 s, promised at most 18 s"));
    }

    @Test
    void messages_are_drawn_on_the_same_axis() {
        TimelineDrawing drawing = TimelineDrawing.of(
                Made.failover(),
                List.of(new Traffic(
                        "testTopic",
                        List.of(Made.interval(ACKNOWLEDGED, -0.9, 0, 9), Made.interval(ACKNOWLEDGED, 15.1, 25, 99)))),
                List.of());

        DrawnSeries messages = drawing.allSeries().get(drawing.allSeries().size() - 1);
        assertThat(messages.label().full()).isEqualTo("testTopic acknowledged");
        assertThat(messages.segments())
                .extracting(DrawnSegment::style)
                .containsExactly(SegmentStyle.ACKNOWLEDGED, SegmentStyle.SILENT, SegmentStyle.ACKNOWLEDGED);
        assertThat(drawing.key())
                .containsExactly(
                        SegmentStyle.SAME,
                        SegmentStyle.CHANGED,
                        SegmentStyle.GONE,
                        SegmentStyle.ACKNOWLEDGED,
                        SegmentStyle.SILENT);
    }

    @Test
    void the_description_says_what_was_done_and_what_was_measured() {
        assertThat(draw(Made.failover(), Made.seconds("a new leader of testTopic", 15, 0, true))
                        .description())
                .isEqualTo("Done to the cluster: kafka1 killed at 0 s. Measured: a new leader of testTopic after 15 s."
                        + " The table below has every change.");
    }

    @Test
    void without_a_fault_it_counts_from_the_first_look() {
        TimelineDrawing drawing = draw(Made.timeline(Made.change(0, "controller", "broker 1")));

        assertThat(drawing.origin()).isEqualTo("the first look");
        assertThat(drawing.description()).startsWith("Nothing was done to the cluster.");
    }

    @Test
    void a_node_that_joins_is_no_fault() {
        assertThat(draw(Made.timeline(Made.fault(0, "node kafka1", "started"))).origin())
                .isEqualTo("the first start");
    }

    @Test
    void the_last_ticks_text_has_room() {
        TimelineDrawing drawing = draw(Made.failover());

        assertThat(drawing.ticks()).allSatisfy(tick -> assertThat(tick.x() + TextMetrics.width(tick.text()) / 2)
                .isLessThanOrEqualTo(TimelineDrawing.WIDTH));
        assertThat(drawing.right()).isLessThanOrEqualTo(TimelineDrawing.WIDTH - 24);
    }

    @Test
    void the_table_has_so_many_rows_and_says_what_it_leaves_out() {
        Timeline many = new Timeline(
                Made.ZERO,
                IntStream.range(0, 433)
                        .mapToObj(i -> Made.change(i, "controller", "broker " + i))
                        .toList());

        assertThat(TimelineDrawing.rows(many)).hasSize(400);
        assertThat(TimelineDrawing.leftOfTable(433)).isEqualTo("33 more are left out here; the record has them.");
        assertThat(TimelineDrawing.leftOfTable(400)).isEmpty();
    }

    @Test
    void moments_at_the_ends_of_time_do_no_harm() {
        Timeline hostile = new Timeline(
                Instant.MAX,
                List.of(
                        InWords.event(Instant.MIN, "controller", "broker 1", true),
                        InWords.event(Instant.MAX, "controller", "broker 2", true)));

        assertThat(draw(hostile, Made.seconds("a new leader", 1e300, 0, true)).allSeries())
                .hasSize(1);
        assertThat(draw(new Timeline(Made.ZERO, List.of())).allSeries()).isEmpty();
    }

    private static TimelineDrawing draw(Timeline timeline, Measurement... measurements) {
        return TimelineDrawing.of(timeline, List.of(), List.of(measurements));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
