package dev.kafkalab.steps;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Bound;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Measurement.Quantity;
import dev.kafkalab.evidence.Measurement.Timing;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.support.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts measured times and counts into evidence. */
final class Measurements {

    /** Where the bound of a wait for an answer comes from. */
    static final String ANSWERED = "the lab's own: as long as a change needs to be known everywhere";

    private Measurements() {}

    /** A wait that ended, against the time that it was given. */
    static Measurement of(Kind kind, Subject subject, Outcome<?> outcome, String origin) {
        return of(kind, subject, outcome.took(), outcome.within(), outcome.inTime(), origin, outcome.from())
                .reached(outcome.reached());
    }

    /** A time against its upper bound. */
    static Measurement of(
            Kind kind, Subject subject, Duration value, Duration atMost, boolean holds, String origin, Instant from) {
        return new Measurement(
                kind,
                subject,
                Quantity.of(value),
                Bound.of(Optional.empty(), atMost, origin),
                Timing.from(from),
                holds);
    }

    /** A count that must not exceed its bound. */
    static Measurement count(Kind kind, Subject subject, long value, long atMost, String origin) {
        return messages(kind, subject, value, OptionalLong.empty(), OptionalLong.of(atMost), origin);
    }

    /** A count that must be reached. */
    static Measurement atLeast(Kind kind, Subject subject, long value, long least, String origin) {
        return messages(kind, subject, value, OptionalLong.of(least), OptionalLong.empty(), origin);
    }

    /** A number that must be met. */
    static Measurement exactly(Kind kind, Subject subject, long value, long expected, String origin) {
        return messages(kind, subject, value, OptionalLong.of(expected), OptionalLong.of(expected), origin);
    }

    private static Measurement messages(
            Kind kind, Subject subject, long value, OptionalLong atLeast, OptionalLong atMost, String origin) {
        return new Measurement(
                kind,
                subject,
                Quantity.of(value, "messages"),
                new Bound(bound(atLeast), bound(atMost), origin),
                Timing.from(SteadyClock.now()),
                value >= atLeast.orElse(value) && value <= atMost.orElse(value));
    }

    private static Optional<Double> bound(OptionalLong bound) {
        return bound.isPresent() ? Optional.of((double) bound.getAsLong()) : Optional.empty();
    }
}
