package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.evidence.Traffic.Interval;
import dev.kafkalab.evidence.Traffic.Outcome;
import dev.kafkalab.report.drawing.Series.Segment;
import dev.kafkalab.report.text.PageText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What went through topics, as series: one for each topic and outcome that there was. */
final class TrafficSeries {

    /** Seconds. Shorter pauses are seen well enough from the gap alone. */
    private static final double WORTH_TELLING = 1;

    private TrafficSeries() {}

    /** The series, by topic, then by outcome. */
    static List<Series> of(List<Traffic> traffic, Instant origin) {
        Map<String, List<Interval>> byTopic = traffic.stream()
                .collect(Collectors.groupingBy(
                        Traffic::topic,
                        LinkedHashMap::new,
                        Collectors.flatMapping(one -> one.intervals().stream(), Collectors.toList())));
        List<Series> allSeries = new ArrayList<>();
        byTopic.forEach((topic, intervals) -> {
            for (Outcome outcome : Outcome.values()) {
                List<Interval> alike = intervals.stream()
                        .filter(interval -> interval.outcome() == outcome)
                        .sorted(Comparator.comparing(Interval::from))
                        .toList();
                if (!alike.isEmpty()) {
                    allSeries.add(new Series(
                            new Subject.TrafficOf(topic),
                            topic + " " + word(outcome),
                            Series.Section.TRAFFIC,
                            segments(alike, SegmentStyle.of(outcome), origin),
                            false));
                }
            }
        });
        return allSeries;
    }

    /** {@code acknowledged}. */
    static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static List<Segment> segments(List<Interval> intervals, SegmentStyle style, Instant origin) {
        List<Segment> segments = new ArrayList<>();
        double end = Double.POSITIVE_INFINITY;
        for (Interval interval : intervals) {
            double from = StateSeries.seconds(origin, interval.from());
            double to = StateSeries.seconds(origin, interval.to());
            if (from - end >= WORTH_TELLING) {
                segments.add(new Segment(
                        "none for " + EvidenceText.number(from - end) + " s", end, from, SegmentStyle.SILENT));
            }
            segments.add(new Segment(PageText.count(interval.messages(), "message"), from, to, style));
            end = end == Double.POSITIVE_INFINITY ? to : Math.max(end, to);
        }
        return segments;
    }
}
