package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.report.drawing.Series.Segment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeriesSelectionTest {

    @Test
    void nodes_that_never_changed_are_told_instead_of_drawn() {
        SeriesSelection choice = SeriesSelection.of(StateSeries.of(Made.timeline(
                Made.change(-1, "node kafka1", "running"),
                Made.change(-1, "node kafka2", "running"),
                Made.change(-1, "node kafka3", "running"),
                Made.change(-1, "ZooKeeper zoo1", "standalone"),
                Made.change(-1, "controller", "broker 2"),
                Made.fault(0, "node kafka1", "killed"))));

        assertThat(choice.drawn()).extracting(Series::name).containsExactly("node kafka1", "controller");
        assertThat(choice.leftOut())
                .containsExactly("Not drawn, because they never changed: kafka2 and kafka3 (running);"
                        + " ZooKeeper zoo1 (standalone).");
    }

    @Test
    void a_consumer_that_was_only_ever_closed_is_drawn() {
        assertThat(SeriesSelection.of(
                                StateSeries.of(Made.timeline(Made.fault(0, "node consumer-1 of billing", "closed"))))
                        .drawn())
                .hasSize(1);
    }

    @Test
    void of_more_lanes_than_there_is_room_for_those_that_change_most_are_drawn_in_order() {
        List<Series> allSeries = IntStream.range(0, SeriesSelection.MOST_SERIES + 12)
                .mapToObj(i -> series("ISR of t-" + i, i < 12 ? 1 : 3))
                .toList();

        SeriesSelection choice = SeriesSelection.of(allSeries);

        assertThat(choice.drawn()).isEqualTo(allSeries.subList(12, allSeries.size()));
        assertThat(choice.leftOut())
                .singleElement()
                .asString()
                .isEqualTo("Not drawn, because there is no room: 12 of 52 rows, those that changed least: ISR of t-0, "
                        + "ISR of t-1, ISR of t-2, ISR of t-3, ISR of t-4, ISR of t-5, ISR of t-6, "
                        + "ISR of t-7, ISR of t-8, "
                        + "ISR of t-9 and 2 more.");
    }

    @Test
    void no_more_values_are_drawn_than_there_is_room_for() {
        SeriesSelection choice = SeriesSelection.of(
                IntStream.range(0, 9).mapToObj(i -> series("ISR of t-" + i, 60)).toList());

        assertThat(choice.drawn()).hasSize(6);
        assertThat(choice.drawn().stream()
                        .mapToInt(series -> series.segments().size())
                        .sum())
                .isLessThanOrEqualTo(SeriesSelection.VALUES);
        assertThat(choice.leftOut()).singleElement().asString().contains("3 of 9 rows");
    }

    @Test
    void a_restless_lane_leaves_room_for_others_and_says_what_it_leaves_out() {
        SeriesSelection choice = SeriesSelection.of(List.of(series("leader of t-0", 612), series("controller", 2)));

        assertThat(choice.drawn())
                .extracting(series -> series.segments().size())
                .containsExactly(100, 2);
        Segment last = choice.drawn().get(0).segments().get(99);
        assertThat(last).isEqualTo(new Segment("513 more changes", 99, 612, SegmentStyle.MANY));
        assertThat(choice.leftOut()).containsExactly("Of leader of t-0, only the first 99 of 612 values are drawn.");
    }

    private static Series series(String name, int values) {
        Subject subject = InWords.event(Made.ZERO, name, "none", false).subject();
        return new Series(
                subject,
                name,
                Series.Section.of(subject),
                Stream.iterate(0, i -> i < values, i -> i + 1)
                        .map(i -> new Segment("broker " + i, i, i + 1, SegmentStyle.CHANGED))
                        .toList(),
                false);
    }
}
