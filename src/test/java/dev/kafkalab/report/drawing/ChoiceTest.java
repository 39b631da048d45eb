package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.json.InWords;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void nodes_that_never_changed_are_told_instead_of_drawn() {
        Choice choice = Choice.of(Lanes.of(Made.timeline(
                Made.change(-1, "node kafka1", "running"),
                Made.change(-1, "node kafka2", "running"),
                Made.change(-1, "node kafka3", "running"),
                Made.change(-1, "ZooKeeper zoo1", "standalone"),
                Made.change(-1, "controller", "broker 2"),
                Made.fault(0, "node kafka1", "killed"))));

        assertThat(choice.drawn()).extracting(Lane::name).containsExactly("node kafka1", "controller");
        assertThat(choice.leftOut())
                .containsExactly(
                        "Not drawn, because they never changed: kafka2 and kafka3 (running); ZooKeeper zoo1 (standalone).");
    }

    @Test
    void a_consumer_that_was_only_ever_closed_is_drawn() {
        assertThat(Choice.of(Lanes.of(Made.timeline(Made.fault(0, "node consumer-1 of billing", "closed"))))
                        .drawn())
                .hasSize(1);
    }

    @Test
    void of_more_lanes_than_there_is_room_for_those_that_change_most_are_drawn_in_order() {
        List<Lane> lanes = IntStream.range(0, Choice.LANES + 12)
                .mapToObj(i -> lane("ISR of t-" + i, i < 12 ? 1 : 3))
                .toList();

        Choice choice = Choice.of(lanes);

        assertThat(choice.drawn()).isEqualTo(lanes.subList(12, lanes.size()));
        assertThat(choice.leftOut())
                .singleElement()
                .asString()
                .isEqualTo("Not drawn, because there is no room: 12 of 52 lanes, those that changed least: ISR of t-0, "
                        + "ISR of t-1, ISR of t-2, ISR of t-3, ISR of t-4, ISR of t-5, ISR of t-6, ISR of t-7, ISR of t-8, "
                        + "ISR of t-9 and 2 more.");
    }

    @Test
    void no_more_values_are_drawn_than_there_is_room_for() {
        Choice choice = Choice.of(
                IntStream.range(0, 9).mapToObj(i -> lane("ISR of t-" + i, 60)).toList());

        assertThat(choice.drawn()).hasSize(6);
        assertThat(choice.drawn().stream().mapToInt(lane -> lane.stays().size()).sum())
                .isLessThanOrEqualTo(Choice.VALUES);
        assertThat(choice.leftOut()).singleElement().asString().contains("3 of 9 lanes");
    }

    @Test
    void a_restless_lane_leaves_room_for_others_and_says_what_it_leaves_out() {
        Choice choice = Choice.of(List.of(lane("leader of t-0", 612), lane("controller", 2)));

        assertThat(choice.drawn()).extracting(lane -> lane.stays().size()).containsExactly(100, 2);
        Stay last = choice.drawn().get(0).stays().get(99);
        assertThat(last).isEqualTo(new Stay("513 more changes", 99, 612, Look.MANY));
        assertThat(choice.leftOut()).containsExactly("Of leader of t-0, only the first 99 of 612 values are drawn.");
    }

    private static Lane lane(String name, int values) {
        Subject subject = InWords.event(Made.ZERO, name, "none", false).subject();
        return new Lane(
                subject,
                name,
                Lane.Group.of(subject),
                Stream.iterate(0, i -> i < values, i -> i + 1)
                        .map(i -> new Stay("broker " + i, i, i + 1, Look.CHANGED))
                        .toList(),
                false);
    }
}
