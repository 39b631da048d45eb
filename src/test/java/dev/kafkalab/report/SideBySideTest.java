package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.Comparison;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.json.InWords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final String ENSEMBLE = "compose/zookeeper-ensemble.yml";
    private static final String KRAFT = "compose/kraft.yml";
    private static final Instant FAULT = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void each_cluster_has_a_column_and_each_thing_that_was_done_a_row() {
        SideBySide table = SideBySide.of(List.of(new Comparison(List.of(
                on(ENSEMBLE, leader("kafka1 killed", 16)),
                on(ENSEMBLE, leader("kafka2 stopped", 1)),
                on(KRAFT, leader("kafka3 killed", 9)),
                on(KRAFT, leader("kafka1 stopped", 2))))));

        assertThat(table.clusters()).containsExactly(ENSEMBLE, KRAFT);
        assertThat(table.rows()).extracting(SideBySide.ComparedRow::done).containsExactly("killed", "stopped");
        assertThat(table.rows().get(0).cells())
                .containsExactly(List.of(leader("kafka1 killed", 16)), List.of(leader("kafka3 killed", 9)));
    }

    @Test
    void what_was_measured_on_one_cluster_only_leaves_the_others_cell_empty() {
        SideBySide table = SideBySide.of(List.of(new Comparison(
                List.of(on(ENSEMBLE, leader("kafka1 paused", 16)), on(KRAFT, leader("kafka1 killed", 9))))));

        assertThat(table.rows().get(0).cells().get(1)).isEmpty();
        assertThat(table.rows().get(1).cells().get(0)).isEmpty();
    }

    @Test
    void what_was_measured_again_stands_beside_the_first_value() {
        SideBySide table = SideBySide.of(List.of(new Comparison(
                List.of(on(KRAFT, leader("kafka1 killed", 9)), on(KRAFT, leader("kafka2 killed", 10))))));

        assertThat(table.rows().get(0).cells().get(0)).hasSize(2);
    }

    @Test
    void what_two_steps_have_compared_stands_there_once() {
        Comparison all =
                new Comparison(List.of(on(KRAFT, leader("kafka1 stopped", 1)), on(KRAFT, leader("kafka1 killed", 9))));

        assertThat(SideBySide.of(List.of(all, all))).isEqualTo(SideBySide.of(List.of(all)));
    }

    @Test
    void counts_are_told_apart_by_what_they_count_and_not_by_what_was_done() {
        Measurement lost = InWords.measurement(
                "lost messages of acks-1", 3, "messages", Optional.empty(), Optional.empty(), true, "", FAULT);

        SideBySide table =
                SideBySide.of(List.of(new Comparison(List.of(on(KRAFT, lost.after(InWords.done("kafka1 killed")))))));

        assertThat(table.rows().get(0).done()).isEmpty();
    }

    private static Comparison.ComparedValue on(String cluster, Measurement measurement) {
        return new Comparison.ComparedValue(cluster, measurement);
    }

    private static Measurement leader(String after, int seconds) {
        return InWords.measurement(
                        "a new leader of testTopic",
                        seconds,
                        "s",
                        Optional.empty(),
                        Optional.of(18.0),
                        true,
                        "the session",
                        FAULT)
                .after(InWords.done(after));
    }
}
