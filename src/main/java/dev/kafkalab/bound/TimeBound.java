package dev.kafkalab.bound;

import dev.kafkalab.text.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

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

    /**
     * How much longer than promised to look: until the settings do not allow it any longer either, and some seconds
     * more.
     */
    public Duration longerThan(Duration promised) {
        return latest.compareTo(promised) > 0 ? latest.minus(promised).plus(LATE) : LATE;
    }

    /** The bound whose longest time is that of these parts, one after another; its origin is their sum. */
    static TimeBound sum(Duration earliest, String lookAt, Part... parts) {
        Duration latest = Arrays.stream(parts).map(Part::time).reduce(Duration.ZERO, Duration::plus);
        String terms = Arrays.stream(parts).map(Part::words).collect(Collectors.joining(" + "));
        return new TimeBound(earliest, latest, "%s = %s".formatted(terms, Words.seconds(latest)), lookAt);
    }

    /** @param words what takes the time, as the origin has it: {@code "one tick 2 s"} */
    record Part(String words, Duration time) {

        static Part of(String name, Duration time) {
            return new Part(name + " " + Words.seconds(time), time);
        }
    }
}
