package dev.kafkalab.assignment;

import java.time.Duration;

/**
 * How long what may take; each is above zero and at most as long as the next.
 *
 * @param step one step of a scenario
 * @param stage one feature, all attempts included
 * @param lab one folder of features
 * @param submission all of it
 */
public record Limits(Duration step, Duration stage, Duration lab, Duration submission) {

    /** Where the assignment says nothing: three times what the longest of the labs take on two busy cores. */
    public static final Limits DEFAULT =
            new Limits(Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofMinutes(60), Duration.ofMinutes(90));
}
