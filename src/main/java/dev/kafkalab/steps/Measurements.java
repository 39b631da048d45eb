package dev.kafkalab.steps;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.observe.Await.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts measured times into evidence. */
final class Measurements {

    private static final double MILLIS_A_SECOND = 1000.0;

    private Measurements() {}

    /** A wait that ended, against its bound. */
    static Measurement of(String what, Outcome<?> outcome, Duration atMost, String origin) {
        return of(what, outcome.took(), atMost, outcome.reached(), origin, outcome.from());
    }

    /** A time against its upper bound. */
    static Measurement of(String what, Duration value, Duration atMost, boolean holds, String origin, Instant from) {
        return new Measurement(
                what, seconds(value), "s", Optional.empty(), Optional.of(seconds(atMost)), holds, origin, from);
    }

    /** A count that must not exceed its bound. */
    static Measurement count(String what, long value, long atMost, String origin) {
        return new Measurement(
                what,
                value,
                "messages",
                Optional.empty(),
                Optional.of((double) atMost),
                value <= atMost,
                origin,
                Instant.now());
    }

    /** A count that must be reached. */
    static Measurement atLeast(String what, long value, long least, String origin) {
        return new Measurement(
                what,
                value,
                "messages",
                Optional.of((double) least),
                Optional.empty(),
                value >= least,
                origin,
                Instant.now());
    }

    /** A number that must be met. */
    static Measurement exactly(String what, long value, long expected, String origin) {
        return new Measurement(
                what,
                value,
                "messages",
                Optional.of((double) expected),
                Optional.of((double) expected),
                value == expected,
                origin,
                Instant.now());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
