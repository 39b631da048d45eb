package dev.kafkalab.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A measured quantity held against its bound.
 *
 * @param what what was measured: {@code "a new leader of testTopic"}
 * @param value the measured value
 * @param unit {@code s}, {@code ms}, {@code messages}
 * @param atLeast the lower bound, if one was promised
 * @param atMost the upper bound, if one was promised
 * @param holds whether the value lies within the bounds
 * @param origin where the bound comes from, with the running cluster's own settings
 * @param from the moment of the fault, or of whatever the time counts from
 * @param lateBy by how many seconds the machine that measured was late at worst meanwhile; empty if nobody looked
 * @param after what was done to a node or consumer last, and who it was: {@code kafka1 killed}; empty if nothing was
 * @param gaveUp whether what was waited for had not come by then; the value is how long was waited
 */
public record Measurement(
        String what,
        double value,
        String unit,
        Optional<Double> atLeast,
        Optional<Double> atMost,
        boolean holds,
        String origin,
        Instant from,
        Optional<Double> lateBy,
        String after,
        boolean gaveUp)
        implements Evidence {

    private static final String SECONDS = "s";
    private static final double MILLIS_A_SECOND = 1000.0;

    public Measurement {
        // Records of versions that did not tell it have none.
        after = after == null ? "" : after;
    }

    /** One whose machine nobody has looked at yet. */
    public Measurement(
            String what,
            double value,
            String unit,
            Optional<Double> atLeast,
            Optional<Double> atMost,
            boolean holds,
            String origin,
            Instant from) {
        this(what, value, unit, atLeast, atMost, holds, origin, from, Optional.empty(), "", false);
    }

    /** A measured time, in seconds. */
    public static Measurement ofTime(
            String what,
            Duration value,
            Optional<Duration> atLeast,
            Duration atMost,
            boolean holds,
            String origin,
            Instant from) {
        return new Measurement(
                what,
                seconds(value),
                SECONDS,
                atLeast.map(Measurement::seconds),
                Optional.of(seconds(atMost)),
                holds,
                origin,
                from);
    }

    /** What was done last, without who it was, which changes from run to run: {@code killed}. */
    public String done() {
        return after.substring(after.lastIndexOf(' ') + 1);
    }

    /** Whether it is a time. */
    public boolean inSeconds() {
        return unit.equals(SECONDS);
    }

    /** The same, measured on a machine that was late by so much at worst. */
    public Measurement lateBy(Duration worst) {
        return new Measurement(
                what, value, unit, atLeast, atMost, holds, origin, from, Optional.of(seconds(worst)), after, gaveUp);
    }

    /** The same, of something that had come by then, or had not. */
    public Measurement reached(boolean reached) {
        return new Measurement(what, value, unit, atLeast, atMost, holds, origin, from, lateBy, after, !reached);
    }

    /** The same, measured after that had been done. */
    public Measurement after(String done) {
        return new Measurement(what, value, unit, atLeast, atMost, holds, origin, from, lateBy, done, gaveUp);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
