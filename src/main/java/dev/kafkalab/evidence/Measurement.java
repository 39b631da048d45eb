package dev.kafkalab.evidence;

import dev.kafkalab.evidence.Cause.Applied;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A measured quantity held against its bound.
 *
 * @param kind what was measured
 * @param subject of whom
 * @param quantity how much it was
 * @param bound what was promised
 * @param timing when, and under which circumstances
 * @param holds whether the quantity lies within the bound
 */
public record Measurement(Kind kind, Subject subject, Quantity quantity, Bound bound, Timing timing, boolean holds)
        implements Evidence {

    public Measurement {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(quantity);
        Objects.requireNonNull(bound);
        Objects.requireNonNull(timing);
    }

    private static final double MILLIS_A_SECOND = 1000.0;

    /** What can be measured; {@link EvidenceText} has the words. */
    public enum Kind {
        LEADER_ELECTION,
        CONTROLLER_ELECTION,
        CONTROLLER_LOSS,
        ENSEMBLE_ELECTION,
        QUORUM_RECOVERY,
        NODE_RECOVERY,
        NODE_END,
        ISR_SHRINK,
        ISR_CHANGE,
        PARTITIONS_CHANGE,
        REASSIGNMENT,
        REBALANCE,
        ARRIVAL,
        SHOWN_CONTROLLER,
        LONGEST_PUBLISHING_PAUSE,
        LONGEST_READING_PAUSE,
        MEDIAN_ACKNOWLEDGEMENT,
        WAIT_FOR_ACKNOWLEDGEMENT,
        WAIT_FOR_ARRIVAL,
        WAIT_FOR_MESSAGES,
        WAIT_FOR_RETRY,
        WAIT_FOR_RETENTION,
        WAIT_FOR_COMPACTION,
        WAIT_FOR_OTHERS,
        LOST_MESSAGES,
        LOST_SENT_MESSAGES,
        UNREAD_MESSAGES,
        REPEATED_READS,
        DUPLICATES,
        REORDERED_READS,
        REORDERED_IN_PARTITION,
        PARTITION_CHANGES,
        END_OFFSET,
        REBALANCES,
        LONGEST_HANDOVER,
        REDELIVERY,
        /** Of a record of version 1, in words that this version does not know. */
        OTHER;

        /** Whether it is the wait for something that no step promises a time for. */
        public boolean isWait() {
            return switch (this) {
                case WAIT_FOR_ACKNOWLEDGEMENT,
                        WAIT_FOR_ARRIVAL,
                        WAIT_FOR_MESSAGES,
                        WAIT_FOR_RETRY,
                        WAIT_FOR_RETENTION,
                        WAIT_FOR_COMPACTION,
                        WAIT_FOR_OTHERS -> true;
                default -> false;
            };
        }

        /** Whether it is one of many times: it did not begin when its measuring did. */
        public boolean isOneOfMany() {
            return this == LONGEST_HANDOVER
                    || this == LONGEST_PUBLISHING_PAUSE
                    || this == LONGEST_READING_PAUSE
                    || this == MEDIAN_ACKNOWLEDGEMENT;
        }
    }

    /**
     * How much.
     *
     * @param value the number
     * @param unit {@code s}, {@code messages}, {@code rebalances}
     * @param of how many were looked at, or waited for, where that is told
     */
    public record Quantity(double value, String unit, OptionalLong of) {

        private static final String SECONDS = "s";
        private static final String MILLISECONDS = "ms";

        /** A time. */
        public static Quantity of(Duration time) {
            return new Quantity(seconds(time), SECONDS, OptionalLong.empty());
        }

        /** Whether it is a time, and not a number of things. */
        public boolean isTime() {
            return unit.equals(SECONDS) || unit.equals(MILLISECONDS);
        }

        /** A number of things. */
        public static Quantity of(long count, String unit) {
            return new Quantity(count, unit, OptionalLong.empty());
        }
    }

    /**
     * What was promised, in the quantity's unit.
     *
     * @param atLeast the lower bound, if one was promised
     * @param atMost the upper bound, if one was promised
     * @param origin where the bound comes from, with the running cluster's own settings
     */
    public record Bound(Optional<Double> atLeast, Optional<Double> atMost, String origin) {

        /** Of a time. */
        public static Bound of(Optional<Duration> atLeast, Duration atMost, String origin) {
            return new Bound(atLeast.map(Measurement::seconds), Optional.of(seconds(atMost)), origin);
        }
    }

    /**
     * The circumstances.
     *
     * @param from the moment of the fault, or of whatever the time counts from
     * @param after what was done to a node or consumer last, if anything was
     * @param schedulingDelay by how many seconds the machine that measured was late at worst meanwhile; empty if nobody
     *     looked
     * @param gaveUp whether what was waited for had not come by then; the quantity is how long was waited
     */
    public record Timing(Instant from, Optional<Applied> after, Optional<Double> schedulingDelay, boolean gaveUp) {

        /** Of something that came; nobody has looked yet what was done before, and how late the machine was. */
        public static Timing from(Instant from) {
            return new Timing(from, Optional.empty(), Optional.empty(), false);
        }
    }

    /** Whether it is a time. */
    public boolean inSeconds() {
        return quantity.unit().equals(Quantity.SECONDS);
    }

    /** The same, measured on a machine that was late by so much at worst. */
    public Measurement delayed(Duration worst) {
        return with(new Timing(timing.from(), timing.after(), Optional.of(seconds(worst)), timing.gaveUp()));
    }

    /** The same, of something that had come by then, or had not. */
    public Measurement reached(boolean reached) {
        return with(new Timing(timing.from(), timing.after(), timing.schedulingDelay(), !reached));
    }

    /** The same, measured after that had been done, if anything had. */
    public Measurement after(Optional<Applied> done) {
        return with(new Timing(timing.from(), done, timing.schedulingDelay(), timing.gaveUp()));
    }

    /** The same, of so many that were looked at or waited for. */
    public Measurement outOf(long all) {
        Quantity outOf = new Quantity(quantity.value(), quantity.unit(), OptionalLong.of(all));
        return new Measurement(kind, subject, outOf, bound, timing, holds);
    }

    private Measurement with(Timing other) {
        return new Measurement(kind, subject, quantity, bound, other, holds);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
