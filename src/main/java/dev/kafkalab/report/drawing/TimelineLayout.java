package dev.kafkalab.report.drawing;

import dev.kafkalab.report.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where everything of a timeline stands. From top to bottom: the labels of faults, the lanes, the measured times, the axis.
 */
final class TimelineLayout {

    /** From one lane to the next, and the height of its values. */
    private static final int LANE = 26;

    private static final int BAND = 18;

    /** More room between groups of lanes. */
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

    private final List<Lane> lanes;
    private final List<Fault> faults;
    private final List<Recovery> recoveries;
    private final Axis axis;
    private final List<OptionalInt> labelRows;
    private final List<Integer> lines;

    private TimelineLayout(List<Lane> lanes, List<Fault> faults, List<Recovery> recoveries, Axis axis) {
        this.lanes = lanes;
        this.faults = faults;
        this.recoveries = recoveries;
        this.axis = axis;
        this.labelRows = FaultLabels.rows(faults, axis);
        this.lines = Stream.concat(
                        faults.stream().map(Fault::at), recoveries.stream().map(Recovery::to))
                .map(axis::x)
                .toList();
    }

    static TimelineLayout of(List<Lane> lanes, List<Fault> faults, List<Recovery> recoveries) {
        Period period = Period.of(lanes, faults, recoveries);
        int names = lanes.stream()
                .mapToInt(lane -> Lettering.width(lane.name()))
                .max()
                .orElse(0);
        int left = Math.min(WIDEST_NAME, names) + MARGIN;
        int right = TimelineDrawing.WIDTH - RIGHT;
        for (Fault fault : faults) {
            right = Math.min(right, farthest(fault, period, left));
        }
        Axis axis = new Axis(period.from(), period.to(), left, right);
        return new TimelineLayout(lanes, faults, recoveries, axis);
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

    List<LaneRow> lanes() {
        return Stream.iterate(0, i -> i < lanes.size(), i -> i + 1)
                .map(i -> row(lanes.get(i), y(i)))
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
                        .formatted(Words.count((int) unlabelled, "fault")));
    }

    private int y(int lane) {
        int y = top() + 4 + lane * LANE;
        for (int i = 1; i <= lane; i++) {
            if (lanes.get(i).group() != lanes.get(i - 1).group()) {
                y += BETWEEN_GROUPS;
            }
        }
        return y;
    }

    private int endOfLanes() {
        return lanes.isEmpty() ? top() : y(lanes.size() - 1) + LANE;
    }

    private LaneRow row(Lane lane, int y) {
        return new LaneRow(
                Label.name(WIDEST_NAME, 0, y + BASE_LINE, lane.name()),
                lane.stays().stream()
                        .filter(stay -> stay.to() >= axis.from() && stay.from() <= axis.to())
                        .map(stay -> piece(stay, y))
                        .toList());
    }

    private Piece piece(Stay stay, int y) {
        int from = axis.x(stay.from());
        int to = Math.max(axis.x(stay.to()), from + NARROWEST);
        int middle = y + BAND / 2;
        Optional<Label> label = FreeRoom.label(stay.value(), stay.brief(), from, to, y + BASE_LINE, lines);
        if (stay.look() == Look.SILENT && label.isPresent()) {
            from = label.get().x() + Lettering.width(label.get().text()) + FreeRoom.GAP;
        }
        boolean said = label.isPresent() && !label.get().shortened();
        return new Piece(
                stay.look(),
                stay.look() == Look.SILENT ? Shapes.level(from, middle, to) : Shapes.box(from, y, to - from, BAND),
                stay.look().striped() ? Shapes.level(from, middle, to) : "",
                label,
                said ? "" : stay.value() + ", " + when(stay));
    }

    private static String when(Stay stay) {
        return Double.isInfinite(stay.to())
                ? "from " + Axis.number(stay.from()) + " s on"
                : Axis.number(stay.from()) + " to " + Axis.number(stay.to()) + " s";
    }

    /** A dimension's line, which leaves room for a label that stands in it. */
    private static String dimension(int from, int y, int to, Label label) {
        if (label.x() < from || label.x() > to) {
            return Shapes.level(from, y, to);
        }
        int end = label.x() + Lettering.width(label.text());
        return Shapes.level(from, y, label.x() - FreeRoom.GAP) + Shapes.level(end + FreeRoom.GAP, y, to);
    }

    /** Text within a dimension if it is long enough, else to the right of it, else to the left. */
    private static Label label(Recovery recovery, int from, int to, int y) {
        int gap = 2 * FreeRoom.GAP;
        FreeRoom within = new FreeRoom(from + gap, to - gap);
        FreeRoom right = new FreeRoom(to + gap, TimelineDrawing.WIDTH);
        FreeRoom left = new FreeRoom(0, from - gap);
        int width = Lettering.width(recovery.words());
        FreeRoom room = Stream.of(within, right, left)
                .filter(candidate -> candidate.width() >= width)
                .findFirst()
                .orElseGet(() -> Stream.of(within, right, left)
                        .max(Comparator.comparingInt(FreeRoom::width))
                        .orElseThrow());
        return new Label(
                room.equals(left) ? Math.max(0, room.to() - width) : room.from(),
                y,
                Lettering.shortened(recovery.what(), " " + recovery.took(), room.width()),
                recovery.words());
    }
}
