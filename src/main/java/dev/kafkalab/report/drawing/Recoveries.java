package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * The measured times that a timeline shows.
 *
 * @param drawn the most telling ones, in order of their beginnings
 * @param all how many there are
 */
record Recoveries(List<Recovery> drawn, int all) {

    /** How many are drawn at most. */
    static final int MOST = 3;

    /**
     * Seconds. A step measures from the moment that its fault was put on the timeline; the two are read one after the
     * other.
     */
    private static final double SAME_MOMENT = 0.05;

    Recoveries {
        drawn = List.copyOf(drawn);
    }

    /**
     * A measured time that something took, from one moment of a timeline to another.
     *
     * @param kind what took it
     * @param what the same in words: {@code a new leader of testTopic}
     * @param took how long, and what was promised if it took longer: {@code after 15.25 s}
     * @param from when it began to count, in seconds from the timeline's zero
     * @param to when it was over
     * @param holds whether it kept its promise
     */
    record Recovery(Kind kind, String what, String took, double from, double to, boolean holds) {

        /** Both in one: {@code a new leader of testTopic after 15.25 s}. */
        String words() {
            return what + " " + took;
        }
    }

    /**
     * Those that began while this timeline's cluster was watched: another cluster's did not. Broken promises come
     * first, then what counts from a fault, then what took longest. The wait for a message is told only if it broke its
     * promise or counts from a fault: else there was nothing to recover from.
     */
    static Recoveries of(Timeline timeline, List<Measurement> measurements) {
        List<Recovery> telling = measurements.stream()
                .filter(Measurement::inSeconds)
                .filter(measured -> measured.quantity().value() >= 0
                        && !Double.isInfinite(measured.quantity().value()))
                .filter(Recoveries::endsAtAMoment)
                .map(measured -> recovery(timeline.origin(), measured))
                .filter(recovery -> watched(timeline, recovery))
                .filter(recovery -> !recovery.holds()
                        || fromAFault(timeline, recovery)
                        || !recovery.kind().isWait())
                .toList();
        List<Recovery> drawn = telling.stream()
                .sorted(Comparator.comparing(Recovery::holds)
                        .thenComparing(recovery -> !fromAFault(timeline, recovery))
                        .thenComparing(recovery -> recovery.from() - recovery.to()))
                .limit(MOST)
                .sorted(Comparator.comparingDouble(Recovery::from).thenComparingDouble(Recovery::to))
                .toList();
        return new Recoveries(drawn, telling.size());
    }

    /** The longest of many pauses, or the middle of many times, did not begin when its measuring did. */
    private static boolean endsAtAMoment(Measurement measured) {
        return !measured.kind().isOneOfMany();
    }

    private static boolean watched(Timeline timeline, Recovery recovery) {
        DoubleSummaryStatistics moments = timeline.events().stream()
                .mapToDouble(event -> StateSeries.seconds(timeline.origin(), event.at()))
                .summaryStatistics();
        return recovery.from() >= moments.getMin() - SAME_MOMENT && recovery.from() <= moments.getMax() + SAME_MOMENT;
    }

    private static boolean fromAFault(Timeline timeline, Recovery recovery) {
        return Fault.of(timeline).stream().anyMatch(fault -> Math.abs(fault.at() - recovery.from()) <= SAME_MOMENT);
    }

    private static Recovery recovery(Instant origin, Measurement measured) {
        double from = StateSeries.seconds(origin, measured.timing().from());
        String took = "after " + EvidenceText.value(measured);
        return new Recovery(
                measured.kind(),
                EvidenceText.what(measured),
                measured.holds() ? took : took + ", promised " + EvidenceText.bound(measured),
                from,
                from + measured.quantity().value(),
                measured.holds());
    }
}
