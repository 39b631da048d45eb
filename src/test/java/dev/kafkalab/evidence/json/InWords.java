package dev.kafkalab.evidence.json;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Timeline.Event;
import java.time.Instant;
import java.util.Optional;

/** Evidence for tests, made from the words in which version 1 told it: they are short, and one sees what they mean. */
public final class InWords {

    private InWords() {}

    public static Event event(Instant at, String lane, String value, boolean fault) {
        return new VersionOne.OldEvent(at, lane, value, fault).upgraded();
    }

    public static Measurement measurement(
            String what,
            double value,
            String unit,
            Optional<Double> atLeast,
            Optional<Double> atMost,
            boolean holds,
            String origin,
            Instant from) {
        return new VersionOne.OldMeasurement(
                        what, value, unit, atLeast, atMost, holds, origin, from, Optional.empty(), "", false)
                .upgraded();
    }

    /** {@code kafka1 killed}. */
    public static Optional<Applied> done(String words) {
        return VersionOne.done(words);
    }
}
