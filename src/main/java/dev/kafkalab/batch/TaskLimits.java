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

    /** An hour, and three times what a lab of six nodes has been seen to need. */
    public static final TaskLimits USUAL = new TaskLimits(Duration.ofMinutes(60), 4_000, 64);
}
