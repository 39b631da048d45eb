package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FaultLabelsTest {

    private static final Axis AXIS = new Axis(0, 60, 200, 800);

    @Test
    void labels_with_room_beside_each_other_stand_in_one_row() {
        assertThat(rows(List.of(fault(0), fault(20), fault(40)))).containsExactly(0, 0, 0);
    }

    @Test
    void a_label_stands_above_those_that_it_would_run_into() {
        assertThat(rows(List.of(fault(0), fault(0.1), fault(40)))).containsExactly(1, 0, 0);
    }

    @RepeatedTest(20)
    void no_label_runs_into_another_and_no_line_crosses_one(RepetitionInfo repetition) {
        List<Fault> faults = new Random(repetition.getCurrentRepetition())
                .doubles(15, 0, 60)
                .mapToObj(FaultLabelsTest::fault)
                .sorted(Comparator.comparing(Fault::at))
                .toList();

        List<OptionalInt> rows = FaultLabels.rows(faults, AXIS);

        for (int i = 0; i < faults.size(); i++) {
            for (int later = i + 1; later < faults.size(); later++) {
                boolean reached = AXIS.x(faults.get(later).at()) <= FaultLabels.end(faults.get(i), AXIS);
                if (reached && rows.get(i).isPresent() && rows.get(later).isPresent()) {
                    assertThat(rows.get(i).getAsInt())
                            .isGreaterThan(rows.get(later).getAsInt());
                }
            }
        }
    }

    @Test
    void labels_that_would_need_too_many_rows_are_left_out() {
        List<Fault> faults =
                IntStream.range(0, 30).mapToObj(i -> fault(i / 100.0)).toList();

        List<OptionalInt> rows = FaultLabels.rows(faults, AXIS);

        assertThat(rows.stream().flatMapToInt(OptionalInt::stream).max()).hasValue(FaultLabels.ROWS - 1);
        assertThat(rows).filteredOn(OptionalInt::isEmpty).hasSize(30 - FaultLabels.ROWS);
    }

    private static List<Integer> rows(List<Fault> faults) {
        return FaultLabels.rows(faults, AXIS).stream()
                .map(OptionalInt::getAsInt)
                .toList();
    }

    private static Fault fault(double at) {
        return new Fault(at, "kafka1 killed", false);
    }
}
