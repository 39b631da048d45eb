package dev.kafkalab.assignment;

/**
 * How often a scenario is tried again under the same conditions, from 0 to {@value #MOST} times.
 *
 * @param failed after a promise was missed
 * @param error after something of ours went wrong
 */
public record RetryLimits(int failed, int error) {

    /** As often as an assignment may ask for. */
    public static final int MOST = 5;

    /** Where the assignment says nothing. */
    public static final RetryLimits DEFAULT = new RetryLimits(1, 2);
}
