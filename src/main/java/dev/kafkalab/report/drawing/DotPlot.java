package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.report.text.PageText;
import java.util.List;
import java.util.Optional;

/**
 * The same quantity, measured in several runs: a dot for each on a line from zero.
 *
 * @param dots where the dots are
 * @param median where half of them are below
 * @param label the same in words
 */
public record DotPlot(List<Integer> dots, Optional<Integer> median, String label) {

    /** The drawing's width. */
    public static final int WIDTH = 200;

    /** The drawing's height. */
    public static final int HEIGHT = 18;

    /** A dot's radius. */
    public static final int RADIUS = 4;

    private static final int MARGIN = RADIUS + 1;

    public DotPlot {
        dots = List.copyOf(dots);
    }

    /**
     * Draws it. What is not a number has no place; what is beyond an end is drawn at that end.
     *
     * @param longest the line's end
     */
    public static DotPlot of(List<Double> values, double longest, String label) {
        List<Double> numbers = values.stream()
                .filter(value -> !value.isNaN() && !value.isInfinite())
                .sorted()
                .toList();
        if (numbers.isEmpty()) {
            return new DotPlot(List.of(), Optional.empty(), label + ": nothing measured");
        }
        double median = median(numbers);
        String words = "%s: %s, %s to %s, median %s"
                .formatted(
                        label,
                        PageText.count(numbers.size(), "run"),
                        EvidenceText.number(numbers.get(0)),
                        EvidenceText.number(numbers.get(numbers.size() - 1)),
                        EvidenceText.number(median));
        return new DotPlot(
                numbers.stream().map(value -> x(value, longest)).toList(), Optional.of(x(median, longest)), words);
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static int x(double value, double longest) {
        double part = longest > 0 ? Math.max(0, Math.min(1, value / longest)) : 0;
        return (int) Math.round(MARGIN + part * (WIDTH - 2 * MARGIN));
    }
}
