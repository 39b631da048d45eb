package dev.kafkalab.bound;

import java.time.Duration;

/**
 * When something that Kafka does by itself can first and must last be seen, by the settings that run.
 *
 * @param earliest not before this, counted from whatever sets it off
 * @param latest not after this
 * @param origin the arithmetic, in words, with the settings' values
 * @param lookAt what may be wrong where it takes longer all the same: {@code "whether a controller was alive"}
 */
public record TimeBound(Duration earliest, Duration latest, String origin, String lookAt) {

    /** How long to go on looking once even that time is over, so that what comes late is measured instead of missed. */
    private static final Duration LATE = Duration.ofSeconds(5);

    /** How much longer than promised to look: until the settings do not allow it any longer either, and some seconds more. */
    public Duration longerThan(Duration promised) {
        return latest.compareTo(promised) > 0 ? latest.minus(promised).plus(LATE) : LATE;
    }
}
