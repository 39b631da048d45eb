package dev.kafkalab.report.drawing;

import dev.kafkalab.report.drawing.Recoveries.Recovery;
import dev.kafkalab.report.drawing.Series.Segment;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The part of a timeline that is drawn, in seconds from its zero.
 *
 * @param from its first second
 * @param to its last
 */
record Period(double from, double to) {

    /** Room before the first thing that happened, for what was before, as a part of the whole. */
    private static final double BEFORE = 0.1;

    /** Room after the last thing that happened, wide enough for the words of what it led to. */
    private static final double AFTER = 0.16;

    /** Seconds. What took no time at all is drawn as if it had taken that long. */
    private static final double SHORTEST = 1;

    /**
     * From shortly before the first change, fault or message to shortly after the last: long waits before it say
     * nothing.
     */
    static Period of(List<Series> allSeries, List<Fault> faults, List<Recovery> recoveries) {
        double[] moments = DoubleStream.concat(
                        allSeries.stream().flatMapToDouble(Period::happenings),
                        DoubleStream.concat(
                                faults.stream().mapToDouble(Fault::at),
                                recoveries.stream().flatMapToDouble(one -> DoubleStream.of(one.from(), one.to()))))
                .filter(moment -> !Double.isInfinite(moment))
                .sorted()
                .toArray();
        double first = moments.length == 0 ? 0 : moments[0];
        double last = moments.length == 0 ? 0 : moments[moments.length - 1];
        double length = Math.max(SHORTEST, last - first);
        double watched = segments(allSeries).mapToDouble(Segment::from).min().orElse(first);
        double from = Math.max(Math.min(watched, first), first - BEFORE * length);
        return new Period(from, Math.max(last + AFTER * length, from + SHORTEST));
    }

    /** A series's first value is no change: it is what was found. Messages have no such. */
    private static DoubleStream happenings(Series series) {
        return series.section() == Series.Section.TRAFFIC
                ? series.segments().stream().flatMapToDouble(segment -> DoubleStream.of(segment.from(), segment.to()))
                : series.segments().stream().skip(1).mapToDouble(Segment::from);
    }

    private static Stream<Segment> segments(List<Series> allSeries) {
        return allSeries.stream().flatMap(series -> series.segments().stream());
    }
}
