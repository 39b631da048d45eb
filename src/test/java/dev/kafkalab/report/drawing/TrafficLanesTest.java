package dev.kafkalab.report.drawing;

import static dev.kafkalab.evidence.Traffic.Outcome.ACKNOWLEDGED;
import static dev.kafkalab.evidence.Traffic.Outcome.FAILED;
import static dev.kafkalab.evidence.Traffic.Outcome.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficLanesTest {

    @Test
    void each_topic_has_a_lane_for_each_outcome_that_there_was() {
        List<Lane> lanes = TrafficLanes.of(
                List.of(
                        new Traffic(
                                "orders", List.of(Made.stretch(READ, 0, 1, 5), Made.stretch(ACKNOWLEDGED, 0, 1, 5))),
                        new Traffic("atu", List.of(Made.stretch(FAILED, 0, 1, 1)))),
                Made.ZERO);

        assertThat(lanes).extracting(Lane::name).containsExactly("orders acknowledged", "orders read", "atu failed");
    }

    @Test
    void a_pause_of_a_second_is_told_a_shorter_one_is_not() {
        List<Lane> lanes = TrafficLanes.of(
                List.of(new Traffic(
                        "orders",
                        List.of(
                                Made.stretch(ACKNOWLEDGED, -2, 0, 20),
                                Made.stretch(ACKNOWLEDGED, 0.9, 1, 1),
                                Made.stretch(ACKNOWLEDGED, 16.5, 20, 35)))),
                Made.ZERO);

        assertThat(lanes.get(0).stays())
                .extracting(Stay::value)
                .containsExactly("20 messages", "1 message", "none for 15.5 s", "35 messages");
    }

    @Test
    void stretches_that_overlap_have_no_pause_between_them() {
        List<Lane> lanes = TrafficLanes.of(
                List.of(new Traffic(
                        "orders",
                        List.of(
                                Made.stretch(READ, 0, 10, 9),
                                Made.stretch(READ, 1, 2, 3),
                                Made.stretch(READ, 10.5, 11, 3)))),
                Made.ZERO);

        assertThat(lanes.get(0).stays()).extracting(Stay::look).containsOnly(Look.READ);
    }
}
