package dev.kafkalab.traffic;

import dev.kafkalab.evidence.Traffic.Outcome;
import dev.kafkalab.evidence.Traffic.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sums a history up as stretches of time: of thousands of messages, a record needs only when they went through and when not. */
public final class TrafficIntervals {

    /** A message is sent each 20 ms, and read 100 ms later at most: what is further apart than this has paused. */
    private static final Duration APART = Duration.ofMillis(250);

    private TrafficIntervals() {}

    /** Messages that ended alike, each at most 250 ms after the one before; in the order of their beginnings. */
    public static List<Stretch> of(Collection<Sent> sent, Collection<Received> received) {
        // With acks=0 all that can be told is that it was sent.
        Predicate<Sent> wentThrough = send -> send.acknowledged() || send.outcome() == Sent.Outcome.SENT;
        return Stream.of(
                        of(Outcome.ACKNOWLEDGED, ends(sent, wentThrough)),
                        of(Outcome.FAILED, ends(sent, wentThrough.negate())),
                        of(Outcome.READ, received.stream().map(Received::at)))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }

    private static Stream<Instant> ends(Collection<Sent> sent, Predicate<Sent> wanted) {
        return sent.stream().filter(wanted).map(Sent::endedAt);
    }

    private static List<Stretch> of(Outcome outcome, Stream<Instant> moments) {
        List<Stretch> stretches = new ArrayList<>();
        for (Instant at : moments.sorted().toList()) {
            int last = stretches.size() - 1;
            if (last >= 0 && !at.isAfter(stretches.get(last).to().plus(APART))) {
                stretches.set(last, withOneMore(stretches.get(last), at));
            } else {
                stretches.add(new Stretch(outcome, at, at, 1));
            }
        }
        return stretches;
    }

    private static Stretch withOneMore(Stretch stretch, Instant at) {
        return new Stretch(stretch.outcome(), stretch.from(), at, stretch.messages() + 1);
    }
}
