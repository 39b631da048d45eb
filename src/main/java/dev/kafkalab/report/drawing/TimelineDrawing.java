package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Timeline.Event;
import dev.kafkalab.evidence.Traffic;
import dev.kafkalab.report.drawing.Recoveries.Recovery;
import dev.kafkalab.report.drawing.Series.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A timeline on one axis of seconds from the first fault: series with their values, faults, measured times, and what
 * went through topics.
 *
 * @param height its height; its width is {@link #WIDTH}
 * @param allSeries the series
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

    /**
     * A series, drawn.
     *
     * @param label whose it is
     * @param segments its values
     */
    public record DrawnSeries(Label label, List<DrawnSegment> segments) {

        public DrawnSeries {
            segments = List.copyOf(segments);
        }
    }

    /**
     * A value of a series, drawn.
     *
     * @param style how
     * @param shape its outline, as the data of a path; of messages that did not come, the line that takes their place
     * @param stripes the line along its middle that is dashed to stripes; empty if it has none
     * @param label its value, if there is room for some of it
     * @param title its value and when it was there, if the label does not say all of the value; else empty
     */
    public record DrawnSegment(SegmentStyle style, String shape, String stripes, Optional<Label> label, String title) {}

    /**
     * A fault, drawn: a line through all series.
     *
     * @param repair whether it brings something back
     * @param line the line, as the data of a path
     * @param tip the triangle above the series, as the data of a path: it points down, for a repair up
     * @param label who and what, if there is room
     */
    public record FaultMark(boolean repair, String line, String tip, Optional<Label> label) {}

    /**
     * A measured time, drawn as a dimension: a line with its ends, and one through all series where it was over.
     *
     * @param holds whether it kept its promise
     * @param line the dimension, as the data of a path
     * @param end the line through all series, as the data of a path
     * @param label what was measured
     */
    public record RecoveryMark(boolean holds, String line, String end, Label label) {}

    /**
     * A tick of an axis.
     *
     * @param x its place
     * @param text its number and unit
     */
    public record Tick(int x, String text) {}

    /** Draws it. */
    public static TimelineDrawing of(Timeline timeline, List<Traffic> traffic, List<Measurement> measurements) {
        SeriesSelection choice = SeriesSelection.of(
                Stream.concat(StateSeries.of(timeline).stream(), TrafficSeries.of(traffic, timeline.origin()).stream())
                        .toList());
        List<Fault> faults = Fault.of(timeline);
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
