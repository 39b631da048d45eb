package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.report.drawing.TimelineDrawing.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis of seconds.
 *
 * @param from its first second
 * @param to its last
 * @param left where the first is drawn
 * @param right where the last is
 */
record Axis(double from, double to, int left, int right) {

    /** Ticks stand no closer than that. */
    private static final int TICK_ROOM = 64;

    /**
     * A second's place. What lies beyond an end is drawn at that end.
     *
     * @param second from the axis's zero
     */
    int x(double second) {
        double inside = Math.max(from, Math.min(to, second));
        return (int) Math.round(left + (inside - from) / (to - from) * (right - left));
    }

    /** Seconds as text, with a minus sign where there is one. */
    static String number(double seconds) {
        return EvidenceText.number(seconds).replace('-', '−');
    }

    /** Ticks at round seconds: 1, 2 or 5 times a power of ten apart. */
    List<Tick> ticks() {
        double room = (to - from) * TICK_ROOM / (right - left);
        double power = Math.pow(10, Math.floor(Math.log10(room)));
        double step = power * (room <= power ? 1 : room <= 2 * power ? 2 : room <= 5 * power ? 5 : 10);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(from / step); i * step <= to; i++) {
            ticks.add(new Tick(x(i * step), number(i * step) + " s"));
        }
        return ticks;
    }
}
