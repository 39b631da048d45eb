package dev.kafkalab.traffic;

import dev.kafkalab.evidence.Traffic.Interval;
import dev.kafkalab.evidence.Traffic.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sums a history up as stretches of time: of thousands of messages, a record needs only when they went through and when
 * not.
 */
public final class TrafficIntervals {

    /** A message is sent each 20 ms, and read 100 ms later at most: what is further apart than this has paused. */
    private static final Duration APART = Duration.ofMillis(250);

    private TrafficIntervals() {}

    /** Messages that ended alike, each at most 250 ms after the one before; in the order of their beginnings. */
    public static List<Interval> of(Collection<Sent> sent, Collection<Received> received) {
        // With acks=0 all that can be told is that it was sent.
        Predicate<Sent> wentThrough = send -> send.acknowledged() || send.outcome() == Sent.Outcome.SENT;
        return Stream.of(
                        of(Outcome.ACKNOWLEDGED, ends(sent, wentThrough)),
                        of(Outcome.FAILED, ends(sent, wentThrough.negate())),
                        of(Outcome.READ, received.stream().map(Received::at)))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Interval::from))
                .toList();
    }

    private static Stream<Instant> ends(Collection<Sent> sent, Predicate<Sent> wanted) {
        return sent.stream().filter(wanted).map(Sent::endedAt);
    }

    private static List<Interval> of(Outcome outcome, Stream<Instant> moments) {
        List<Interval> intervals = new ArrayList<>();
        for (Instant at : moments.sorted().toList()) {
            int last = intervals.size() - 1;
            if (last >= 0 && !at.isAfter(intervals.get(last).to().plus(APART))) {
                intervals.set(last, withOneMore(intervals.get(last), at));
            } else {
                intervals.add(new Interval(outcome, at, at, 1));
            }
        }
        return intervals;
    }

    private static Interval withOneMore(Interval interval, Instant at) {
        return new Interval(interval.outcome(), interval.from(), at, interval.messages() + 1);
    }
}
