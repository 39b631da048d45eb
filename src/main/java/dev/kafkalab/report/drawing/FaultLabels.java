package dev.kafkalab.report.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rows in which the labels of faults stand, above the series, each to the right of its line. A line goes down from
 * its label: so a label stands above every later fault's that begins before it ends, and no line crosses a label.
 */
final class FaultLabels {

    /** A label's longest width. */
    static final int WIDEST = 190;

    /** More rows than that are not made: labels that would need one are left out. */
    static final int ROWS = 12;

    /** From a line to its label, and from a label to the next line. */
    static final int GAP = 6;

    private FaultLabels() {}

    /** Each fault's row, counted from the lowest; empty for one that gets no label. */
    static List<OptionalInt> rows(List<Fault> faults, Axis axis) {
        List<OptionalInt> rows = new ArrayList<>(Collections.nCopies(faults.size(), OptionalInt.empty()));
        for (int i = faults.size() - 1; i >= 0; i--) {
            int end = end(faults.get(i), axis) + GAP;
            int row = 0;
            for (int later = i + 1;
                    later < faults.size() && axis.x(faults.get(later).at()) <= end;
                    later++) {
                row = Math.max(row, rows.get(later).orElse(-1) + 1);
            }
            if (row < ROWS) {
                rows.set(i, OptionalInt.of(row));
            }
        }
        return rows;
    }

    /** Where the label of that fault ends. */
    static int end(Fault fault, Axis axis) {
        return axis.x(fault.at()) + room(fault);
    }

    /** How much room that label takes to the right of its line. */
    static int room(Fault fault) {
        return GAP + Math.min(WIDEST, TextMetrics.boldWidth(fault.words()));
    }
}
