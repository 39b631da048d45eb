package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which series are drawn. A picture that shows everything shows nothing, but what it leaves out is said.
 *
 * @param drawn the series to draw, in order
 * @param leftOut what is not drawn, in sentences
 */
record SeriesSelection(List<Series> drawn, List<String> leftOut) {

    /** How many series are drawn at most. */
    static final int MOST_SERIES = 40;

    /** How many values are drawn at most, in all series together. */
    static final int VALUES = 400;

    /** How many values are drawn at most in one series, so that a restless one leaves room for others. */
    static final int VALUES_A_SERIES = 100;

    private static final int NAMED = 10;

    SeriesSelection {
        drawn = List.copyOf(drawn);
        leftOut = List.copyOf(leftOut);
    }

    /** Leaves out nodes that were steady, and, where there is still too much, the series that change least. */
    static SeriesSelection of(List<Series> all) {
        List<Series> restless =
                all.stream().filter(series -> !series.steadyNode()).toList();
        Set<Series> fitting = fitting(restless);
        List<String> leftOut = new ArrayList<>();
        List<Series> steady = all.stream().filter(Series::steadyNode).toList();
        if (!steady.isEmpty()) {
            leftOut.add("Not drawn, because they never changed: " + steady(steady) + ".");
        }
        List<String> others = restless.stream()
                .filter(series -> !fitting.contains(series))
                .map(Series::name)
                .toList();
        if (!others.isEmpty()) {
            leftOut.add("Not drawn, because there is no room: %s of %s, those that changed least: %s."
                    .formatted(others.size(), restless.size() + " rows", EvidenceText.list(others, NAMED)));
        }
        List<Series> drawn = new ArrayList<>();
        for (Series series : restless) {
            if (fitting.contains(series)) {
                drawn.add(series.first(VALUES_A_SERIES));
                if (series.segments().size() > VALUES_A_SERIES) {
                    leftOut.add("Of %s, only the first %d of %d values are drawn."
                            .formatted(
                                    series.name(),
                                    VALUES_A_SERIES - 1,
                                    series.segments().size()));
                }
            }
        }
        return new SeriesSelection(drawn, leftOut);
    }

    private static Set<Series> fitting(List<Series> allSeries) {
        Set<Series> fitting = new HashSet<>();
        int values = 0;
        for (Series series : allSeries.stream()
                .sorted(Comparator.comparingInt(
                                (Series series) -> series.segments().size())
                        .reversed())
                .toList()) {
            int more = Math.min(series.segments().size(), VALUES_A_SERIES);
            if (fitting.size() < MOST_SERIES && values + more <= VALUES) {
                fitting.add(series);
                values += more;
            }
        }
        return fitting;
    }

    /** {@code zoo1 and zoo2 (running); ZooKeeper zoo1 (follower)}. */
    private static String steady(List<Series> allSeries) {
        Map<String, List<String>> byValue = allSeries.stream()
                .collect(Collectors.groupingBy(
                        series -> series.segments().get(0).value(),
                        LinkedHashMap::new,
                        Collectors.mapping(series -> EvidenceText.name(series.subject()), Collectors.toList())));
        return byValue.entrySet().stream()
                .map(same -> EvidenceText.list(same.getValue(), NAMED) + " (" + same.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
