package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.report.drawing.TimelineDrawing.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

    @Test
    void seconds_lie_between_its_ends_in_proportion() {
        Axis axis = new Axis(-1, 9, 100, 600);

        assertThat(axis.x(-1)).isEqualTo(100);
        assertThat(axis.x(4)).isEqualTo(350);
        assertThat(axis.x(9)).isEqualTo(600);
    }

    @Test
    void what_lies_beyond_an_end_is_drawn_at_that_end() {
        Axis axis = new Axis(-1, 9, 100, 600);

        assertThat(axis.x(-100)).isEqualTo(100);
        assertThat(axis.x(Double.POSITIVE_INFINITY)).isEqualTo(600);
    }

    @Test
    void ticks_stand_at_round_seconds() {
        assertThat(new Axis(-2.3, 18, 200, 860).ticks())
                .extracting(Tick::text)
                .containsExactly("−2 s", "0 s", "2 s", "4 s", "6 s", "8 s", "10 s", "12 s", "14 s", "16 s", "18 s");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.004, 0.3, 1, 7, 55, 3600, 1e9})
    void ticks_have_room_and_there_are_some(double length) {
        List<Tick> ticks = new Axis(-length / 10, length, 200, 860).ticks();

        assertThat(ticks).hasSizeBetween(3, 11);
        for (int i = 1; i < ticks.size(); i++) {
            assertThat(ticks.get(i).x() - ticks.get(i - 1).x()).isGreaterThanOrEqualTo(63);
        }
    }
}
