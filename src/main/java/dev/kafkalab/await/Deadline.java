package dev.kafkalab.await;

import java.time.Duration;
import java.time.Instant;

/**
 * By when something must have come, and how long it is looked for.
 *
 * @param from the moment that the time counts from, which may be past: that of a fault, say
 * @param promised within which time of it
 * @param lookOn how much longer to look, so that what comes late is measured instead of missed
 */
public record Deadline(Instant from, Duration promised, Duration lookOn) {

    /** One after which nobody looks any longer. */
    public static Deadline of(Instant from, Duration promised) {
        return new Deadline(from, promised, Duration.ZERO);
    }

    /** The last moment that is in time. */
    public Instant promisedBy() {
        return from.plus(promised);
    }

    /** When to give up. */
    public Instant end() {
        return promisedBy().plus(lookOn);
    }
}
