package dev.kafkalab.report.drawing;

import dev.kafkalab.report.drawing.Recoveries.Recovery;
import dev.kafkalab.report.drawing.Series.Segment;
import dev.kafkalab.report.drawing.TimelineDrawing.DrawnSegment;
import dev.kafkalab.report.drawing.TimelineDrawing.DrawnSeries;
import dev.kafkalab.report.drawing.TimelineDrawing.FaultMark;
import dev.kafkalab.report.drawing.TimelineDrawing.RecoveryMark;
import dev.kafkalab.report.text.PageText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where everything of a timeline stands. From top to bottom: the labels of faults, the series, the measured times, the
 * axis.
 */
final class TimelineLayout {

    /** From one series to the next, and the height of its values. */
    private static final int SERIES_HEIGHT = 26;

    private static final int BAND = 18;

    /** More room between groups of series. */
    private static final int BETWEEN_GROUPS = 8;

    /** From a band's upper edge to its text's base line. */
    private static final int BASE_LINE = 13;

    private static final int LABEL_ROW = 17;
    private static final int TIPS = 12;
    private static final int RECOVERY_ROW = 26;
    private static final int WIDEST_NAME = 200;
    private static final int MARGIN = 12;

    /** Half of the last tick's text stands there. */
    private static final int RIGHT = 24;

    private static final int BELOW_AXIS = 42;

    /** What took no time is still to be seen. */
    private static final int NARROWEST = 2;

    private final List<Series> allSeries;
    private final List<Fault> faults;
    private final List<Recovery> recoveries;
    private final Axis axis;
    private final List<OptionalInt> labelRows;
    private final List<Integer> lines;

    private TimelineLayout(List<Series> allSeries, List<Fault> faults, List<Recovery> recoveries, Axis axis) {
        this.allSeries = allSeries;
        this.faults = faults;
        this.recoveries = recoveries;
        this.axis = axis;
        this.labelRows = FaultLabels.rows(faults, axis);
        this.lines = Stream.concat(
                        faults.stream().map(Fault::at), recoveries.stream().map(Recovery::to))
                .map(axis::x)
                .toList();
    }

    static TimelineLayout of(List<Series> allSeries, List<Fault> faults, List<Recovery> recoveries) {
        Period period = Period.of(allSeries, faults, recoveries);
        int names = allSeries.stream()
                .mapToInt(series -> TextMetrics.width(series.name()))
                .max()
                .orElse(0);
        int left = Math.min(WIDEST_NAME, names) + MARGIN;
        int right = TimelineDrawing.WIDTH - RIGHT;
        for (Fault fault : faults) {
            right = Math.min(right, farthest(fault, period, left));
        }
        Axis axis = new Axis(period.from(), period.to(), left, right);
        return new TimelineLayout(allSeries, faults, recoveries, axis);
    }

    /** Where the axis ends at most, so that the label of a late fault has room to the right of its line. */
    private static int farthest(Fault fault, Period period, int left) {
        double part = (fault.at() - period.from()) / (period.to() - period.from());
        int room = TimelineDrawing.WIDTH - left - FaultLabels.room(fault);
        return part * (TimelineDrawing.WIDTH - left) <= room ? TimelineDrawing.WIDTH : left + (int) (room / part);
    }

    Axis axis() {
        return axis;
    }

    int top() {
        int rows = 1 + labelRows.stream().mapToInt(row -> row.orElse(-1)).max().orElse(-1);
        return MARGIN + rows * LABEL_ROW + (faults.isEmpty() ? 0 : TIPS);
    }

    int bottom() {
        return endOfLanes() + recoveries.size() * RECOVERY_ROW + MARGIN / 2;
    }

    int height() {
        return bottom() + BELOW_AXIS;
    }

    List<DrawnSeries> allSeries() {
        return Stream.iterate(0, i -> i < allSeries.size(), i -> i + 1)
                .map(i -> row(allSeries.get(i), y(i)))
                .toList();
    }

    List<FaultMark> faultMarks() {
        List<FaultMark> marks = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            int x = axis.x(fault.at());
            int tip = top() - 2;
            OptionalInt row = labelRows.get(i);
            int y = top() - TIPS - row.orElse(0) * LABEL_ROW - 2;
            marks.add(new FaultMark(
                    fault.repair(),
                    Shapes.upright(x, row.isPresent() ? y - BASE_LINE + 4 : tip, bottom()),
                    fault.repair() ? Shapes.pointingUp(x, tip) : Shapes.pointingDown(x, tip),
                    row.isPresent()
                            ? Optional.of(
                                    Label.within(FaultLabels.WIDEST * 7 / 8, x + FaultLabels.GAP, y, fault.words()))
                            : Optional.empty()));
        }
        return marks;
    }

    List<RecoveryMark> recoveryMarks() {
        List<RecoveryMark> marks = new ArrayList<>();
        for (int i = 0; i < recoveries.size(); i++) {
            Recovery recovery = recoveries.get(i);
            int y = endOfLanes() + i * RECOVERY_ROW + RECOVERY_ROW / 2;
            int from = axis.x(recovery.from());
            int to = axis.x(recovery.to());
            Label label = label(recovery, from, to, y + 4);
            marks.add(new RecoveryMark(
                    recovery.holds(),
                    dimension(from, y, to, label)
                            + Shapes.upright(from, y - 5, y + 5)
                            + Shapes.upright(to, y - 5, y + 5),
                    Shapes.upright(to, top(), y - 5),
                    label));
        }
        return marks;
    }

    /** What could not be labelled, in sentences. */
    List<String> leftOut() {
        long unlabelled = labelRows.stream().filter(OptionalInt::isEmpty).count();
        return unlabelled == 0
                ? List.of()
                : List.of("There is no room for the names of %s: the table has them."
                        .formatted(PageText.count((int) unlabelled, "fault")));
    }

    private int y(int series) {
        int y = top() + 4 + series * SERIES_HEIGHT;
        for (int i = 1; i <= series; i++) {
            if (allSeries.get(i).section() != allSeries.get(i - 1).section()) {
                y += BETWEEN_GROUPS;
            }
        }
        return y;
    }

    private int endOfLanes() {
        return allSeries.isEmpty() ? top() : y(allSeries.size() - 1) + SERIES_HEIGHT;
    }

    private DrawnSeries row(Series series, int y) {
        return new DrawnSeries(
                Label.name(WIDEST_NAME, 0, y + BASE_LINE, series.name()),
                series.segments().stream()
                        .filter(segment -> segment.to() >= axis.from() && segment.from() <= axis.to())
                        .map(segment -> segment(segment, y))
                        .toList());
    }

    private DrawnSegment segment(Segment segment, int y) {
        int from = axis.x(segment.from());
        int to = Math.max(axis.x(segment.to()), from + NARROWEST);
        int middle = y + BAND / 2;
        Optional<Label> label = LabelSlot.label(segment.value(), segment.brief(), from, to, y + BASE_LINE, lines);
        if (segment.style() == SegmentStyle.SILENT && label.isPresent()) {
            from = label.get().x() + TextMetrics.width(label.get().text()) + LabelSlot.GAP;
        }
        boolean said = label.isPresent() && !label.get().shortened();
        return new DrawnSegment(
                segment.style(),
                segment.style() == SegmentStyle.SILENT
                        ? Shapes.level(from, middle, to)
                        : Shapes.box(from, y, to - from, BAND),
                segment.style().striped() ? Shapes.level(from, middle, to) : "",
                label,
                said ? "" : segment.value() + ", " + when(segment));
    }

    private static String when(Segment segment) {
        return Double.isInfinite(segment.to())
                ? "from " + Axis.number(segment.from()) + " s on"
                : Axis.number(segment.from()) + " to " + Axis.number(segment.to()) + " s";
    }

    /** A dimension's line, which leaves room for a label that stands in it. */
    private static String dimension(int from, int y, int to, Label label) {
        if (label.x() < from || label.x() > to) {
            return Shapes.level(from, y, to);
        }
        int end = label.x() + TextMetrics.width(label.text());
        return Shapes.level(from, y, label.x() - LabelSlot.GAP) + Shapes.level(end + LabelSlot.GAP, y, to);
    }

    /** Text within a dimension if it is long enough, else to the right of it, else to the left. */
    private static Label label(Recovery recovery, int from, int to, int y) {
        int gap = 2 * LabelSlot.GAP;
        LabelSlot within = new LabelSlot(from + gap, to - gap);
        LabelSlot right = new LabelSlot(to + gap, TimelineDrawing.WIDTH);
        LabelSlot left = new LabelSlot(0, from - gap);
        int width = TextMetrics.width(recovery.words());
        LabelSlot room = Stream.of(within, right, left)
                .filter(candidate -> candidate.width() >= width)
                .findFirst()
                .orElseGet(() -> Stream.of(within, right, left)
                        .max(Comparator.comparingInt(LabelSlot::width))
                        .orElseThrow());
        return new Label(
                room.equals(left) ? Math.max(0, room.to() - width) : room.from(),
                y,
                TextMetrics.shortened(recovery.what(), " " + recovery.took(), room.width()),
                recovery.words());
    }
}
