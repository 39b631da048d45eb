package dev.kafkalab.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time of a run: the wall clock when its JVM began, and from there on the monotonic clock. Moments of it can be held
 * against each other whatever becomes of the machine's clock meanwhile: one that is set back, or jumps, lengthens no
 * measured time and changes no verdict. The price is that after such a jump the record goes on by the clock of before.
 */
public final class SteadyClock {

    private static final String PROPERTY = "lab.clock";

    /** When {@code System.nanoTime()} was zero, which HotSpot counts from the same moment in every JVM of a machine. */
    private static final Instant ZERO = Optional.ofNullable(System.getProperty(PROPERTY))
            .map(Instant::parse)
            .orElseGet(() -> Instant.now().minusNanos(System.nanoTime()));

    private SteadyClock() {}

    /** Now; never before an earlier answer. */
    public static Instant now() {
        return ZERO.plusNanos(System.nanoTime());
    }

    /** How long ago that moment of this clock was. */
    public static Duration since(Instant moment) {
        return Duration.between(moment, now());
    }

    /** The option by which a JVM that this one starts has the same clock. */
    public static String option() {
        return "-D%s=%s".formatted(PROPERTY, ZERO);
    }
}
