package dev.kafkalab.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time of a run: the wall clock when its JVM began, and from there on the monotonic clock. Moments of it can be
 * held against each other whatever becomes of the machine's clock meanwhile: one that is set back, or jumps, lengthens
 * no measured time and changes no verdict. The price is that after such a jump the record goes on by the clock of
 * before.
 *
 * @param zero the time at which {@code nanos} was zero
 * @param nanos a clock that only goes forward
 */
public record SteadyClock(Instant zero, LongSupplier nanos) implements InstantSource {

    private static final String PROPERTY = "lab.clock";

    /** HotSpot counts {@code System.nanoTime()} from the same moment in every JVM of a machine. */
    private static final SteadyClock OF_THIS_JVM = Optional.ofNullable(System.getProperty(PROPERTY))
            .map(zero -> new SteadyClock(Instant.parse(zero), System::nanoTime))
            .orElseGet(() -> begun(InstantSource.system(), System::nanoTime));

    /** One that begins now, by that wall clock, which it asks only once. */
    public static SteadyClock begun(InstantSource wall, LongSupplier nanos) {
        return new SteadyClock(wall.instant().minusNanos(nanos.getAsLong()), nanos);
    }

    @Override
    public Instant instant() {
        return zero.plusNanos(nanos.getAsLong());
    }

    /** Now; never before an earlier answer. */
    public static Instant now() {
        return OF_THIS_JVM.instant();
    }

    /** How long ago that moment of this clock was. */
    public static Duration since(Instant moment) {
        return Duration.between(moment, now());
    }

    /** The option by which a JVM that this one starts has the same clock. */
    public static String option() {
        return "-D%s=%s".formatted(PROPERTY, OF_THIS_JVM.zero);
    }
}
