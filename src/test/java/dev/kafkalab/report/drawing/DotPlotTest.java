package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DotPlotTest {

    @Test
    void each_run_has_its_dot_in_proportion() {
        assertThat(DotPlot.of(List.of(20.0, 0.0, 10.0), 20, "a new leader").dots())
                .containsExactly(5, 100, 195);
    }

    @Test
    void half_of_the_runs_are_below_the_median() {
        assertThat(DotPlot.of(List.of(0.0, 20.0, 5.0, 15.0), 20, "").median()).contains(100);
        assertThat(DotPlot.of(List.of(0.0, 20.0, 20.0), 20, "").median()).contains(195);
    }

    @Test
    void what_lies_beyond_an_end_is_drawn_at_that_end() {
        assertThat(DotPlot.of(List.of(-3.0, 99.0), 20, "").dots()).containsExactly(5, 195);
        assertThat(DotPlot.of(List.of(3.0), 0, "").dots()).containsExactly(5);
    }

    @Test
    void its_words_say_the_same() {
        assertThat(DotPlot.of(List.of(15.25, 14.5, 16.0), 21, "a new leader, in s")
                        .label())
                .isEqualTo("a new leader, in s: 3 runs, 14.5 to 16, median 15.25");
    }

    @Test
    void what_is_no_number_has_no_dot() {
        DotPlot spread = DotPlot.of(List.of(Double.NaN, Double.POSITIVE_INFINITY), 21, "a new leader");

        assertThat(spread.dots()).isEmpty();
        assertThat(spread.median()).isEmpty();
        assertThat(spread.label()).isEqualTo("a new leader: nothing measured");
    }
}
