package dev.kafkalab.steps;

import dev.kafkalab.await.Await.Outcome;
import dev.kafkalab.evidence.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts measured times and counts into evidence. */
final class Measurements {

    private Measurements() {}

    /** A wait that ended, against the time that it was given. */
    static Measurement of(String what, Outcome<?> outcome, String origin) {
        return of(what, outcome.took(), outcome.within(), outcome.inTime(), origin, outcome.from())
                .reached(outcome.reached());
    }

    /** A time against its upper bound. */
    static Measurement of(String what, Duration value, Duration atMost, boolean holds, String origin, Instant from) {
        return Measurement.ofTime(what, value, Optional.empty(), atMost, holds, origin, from);
    }

    /** A count that must not exceed its bound. */
    static Measurement count(String what, long value, long atMost, String origin) {
        return messages(what, value, OptionalLong.empty(), OptionalLong.of(atMost), origin);
    }

    /** A count that must be reached. */
    static Measurement atLeast(String what, long value, long least, String origin) {
        return messages(what, value, OptionalLong.of(least), OptionalLong.empty(), origin);
    }

    /** A number that must be met. */
    static Measurement exactly(String what, long value, long expected, String origin) {
        return messages(what, value, OptionalLong.of(expected), OptionalLong.of(expected), origin);
    }

    private static Measurement messages(
            String what, long value, OptionalLong atLeast, OptionalLong atMost, String origin) {
        return new Measurement(
                what,
                value,
                "messages",
                bound(atLeast),
                bound(atMost),
                value >= atLeast.orElse(value) && value <= atMost.orElse(value),
                origin,
                Instant.now());
    }

    private static Optional<Double> bound(OptionalLong bound) {
        return bound.isPresent() ? Optional.of((double) bound.getAsLong()) : Optional.empty();
    }
}
