package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.evidence.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A timeline on one axis of seconds from the first fault: series with their values, faults, measured times, and what went
 * through topics.
 *
 * @param height its height; its width is {@link #WIDTH}
 * @param series the series
 * @param faults the faults
 * @param recoveries the measured times
 * @param ticks the axis's ticks
 * @param top where the series begin
 * @param bottom where the axis lies
 * @param left where the axis begins
 * @param right where it ends
 * @param key the looks that occur, in order
 * @param origin what the axis counts from: {@code the first fault}
 * @param description the most important of it in words
 * @param notes what is not drawn, in sentences
 */
public record TimelineDrawing(
        int height,
        List<DrawnSeries> allSeries,
        List<FaultMark> faults,
        List<RecoveryMark> recoveries,
        List<Tick> ticks,
        int top,
        int bottom,
        int left,
        int right,
        List<SegmentStyle> key,
        String origin,
        String description,
        List<String> notes) {

    /** The drawing's width: that of a page. */
    public static final int WIDTH = 880;

    /** How many rows each of the tables below the drawing has at most. */
    public static final int TABLE_ROWS = 400;

    /** How many faults the description names. */
    private static final int TOLD = 20;

    public TimelineDrawing {
        allSeries = List.copyOf(allSeries);
        faults = List.copyOf(faults);
        recoveries = List.copyOf(recoveries);
        ticks = List.copyOf(ticks);
        key = List.copyOf(key);
        notes = List.copyOf(notes);
    }

    /** Draws it. */
    public static TimelineDrawing of(Timeline timeline, List<Traffic> traffic, List<Measurement> measurements) {
        SeriesSelection choice = SeriesSelection.of(
                Stream.concat(StateSeries.of(timeline).stream(), TrafficSeries.of(traffic, timeline.origin()).stream())
                        .toList());
        List<Fault> faults = Faults.of(timeline);
        Recoveries recoveries = Recoveries.of(timeline, measurements);
        TimelineLayout layout = TimelineLayout.of(choice.drawn(), faults, recoveries.drawn());
        List<String> notes = new ArrayList<>(choice.leftOut());
        notes.addAll(layout.leftOut());
        if (recoveries.all() > recoveries.drawn().size()) {
            notes.add("Of %d measured times, the %d most telling are drawn."
                    .formatted(recoveries.all(), recoveries.drawn().size()));
        }
        return new TimelineDrawing(
                layout.height(),
                layout.allSeries(),
                layout.faultMarks(),
                layout.recoveryMarks(),
                layout.axis().ticks(),
                layout.top(),
                layout.bottom(),
                layout.axis().left(),
                layout.axis().right(),
                key(choice.drawn()),
                origin(faults),
                description(faults, recoveries.drawn()),
                notes);
    }

    /** The rows of the table of changes. */
    public static List<Event> rows(Timeline timeline) {
        return timeline.events().stream()
                .sorted(Comparator.comparing(Event::at))
                .limit(TABLE_ROWS)
                .toList();
    }

    /** The rows of the table of messages: each with one interval of its topic. */
    public static List<Traffic> rows(List<Traffic> traffic) {
        return traffic.stream()
                .flatMap(one -> one.intervals().stream().map(interval -> new Traffic(one.topic(), List.of(interval))))
                .limit(TABLE_ROWS)
                .toList();
    }

    /** What a table of that many rows leaves out, as a sentence; empty if it has them all. */
    public static String leftOfTable(int all) {
        return all <= TABLE_ROWS
                ? ""
                : "%s more %s left out here; the record has them."
                        .formatted(all - TABLE_ROWS, all - TABLE_ROWS == 1 ? "is" : "are");
    }

    /** What became of messages, in a word. */
    public static String word(Traffic.Outcome outcome) {
        return TrafficSeries.word(outcome);
    }

    /** How many intervals that is. */
    public static int intervals(List<Traffic> traffic) {
        return traffic.stream().mapToInt(one -> one.intervals().size()).sum();
    }

    private static List<SegmentStyle> key(List<Series> allSeries) {
        return allSeries.stream()
                .flatMap(series -> series.segments().stream())
                .map(Segment::style)
                .distinct()
                .sorted()
                .toList();
    }

    /** Nodes that are started for the first time are on timelines as faults are. */
    private static String origin(List<Fault> faults) {
        if (faults.isEmpty()) {
            return "the first look";
        }
        return faults.get(0).repair() ? "the first start" : "the first fault";
    }

    private static String description(List<Fault> faults, List<Recovery> recoveries) {
        String done = faults.isEmpty()
                ? "Nothing was done to the cluster."
                : "Done to the cluster: "
                        + EvidenceText.list(
                                faults.stream()
                                        .map(fault -> fault.words() + " at " + Axis.number(fault.at()) + " s")
                                        .toList(),
                                TOLD)
                        + ".";
        String measured = recoveries.isEmpty()
                ? ""
                : " Measured: "
                        + EvidenceText.list(
                                recoveries.stream().map(Recovery::words).toList()) + ".";
        return done + measured + " The table below has every change.";
    }
}
