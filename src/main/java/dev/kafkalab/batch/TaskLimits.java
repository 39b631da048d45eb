package dev.kafkalab.batch;

import java.time.Duration;

/**
 * What a grader may take before it is ended. The grader has limits of its own, which it tells the student of; these are
 * for one that does not keep them.
 *
 * @param time from its start to its end
 * @param megabytes of memory, of all its processes together
 * @param logMegabytes that it may print
 */
public record TaskLimits(Duration time, int megabytes, int logMegabytes) {

    /** Twice what a lab of six nodes has been seen to need. */
    public static final int USUAL_MEGABYTES = 4_000;

    /** A grader prints a line for each scenario. */
    public static final int USUAL_LOG = 64;
}
