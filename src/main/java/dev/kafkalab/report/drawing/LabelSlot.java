package dev.kafkalab.report.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where text has room between upright lines.
 *
 * @param from its left end
 * @param to its right end
 */
record LabelSlot(int from, int to) {

    /** Between text and what stands beside it. */
    static final int GAP = 5;

    /** Less than that is not worth a shortened text. */
    private static final int SHORTEST = 44;

    int width() {
        return to - from;
    }

    /**
     * Text in the first room between the lines that has enough of it, or else its brief form there, or else shortened
     * in the widest room; empty if there is none.
     */
    static Optional<Label> label(String text, String brief, int from, int to, int y, List<Integer> lines) {
        List<LabelSlot> rooms = between(from, to, lines);
        return whole(text, text, y, rooms)
                .or(() -> whole(brief, text, y, rooms))
                .or(() -> rooms.stream()
                        .max(Comparator.comparingInt(LabelSlot::width))
                        .filter(room -> room.width() >= SHORTEST)
                        .map(room -> Label.within(room.width(), room.from(), y, text)));
    }

    private static Optional<Label> whole(String drawn, String full, int y, List<LabelSlot> rooms) {
        int width = TextMetrics.width(drawn);
        return rooms.stream()
                .filter(room -> room.width() >= width)
                .findFirst()
                .map(room -> new Label(room.from(), y, drawn, full));
    }

    private static List<LabelSlot> between(int from, int to, List<Integer> lines) {
        List<Integer> ends = new ArrayList<>(lines.stream()
                .filter(x -> x > from && x < to)
                .distinct()
                .sorted()
                .toList());
        ends.add(to);
        List<LabelSlot> rooms = new ArrayList<>();
        int left = from;
        for (int right : ends) {
            if (right - left > 2 * GAP) {
                rooms.add(new LabelSlot(left + GAP, right - GAP));
            }
            left = right;
        }
        return rooms;
    }
}
