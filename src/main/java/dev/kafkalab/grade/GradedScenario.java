package dev.kafkalab.grade;

import dev.kafkalab.results.Points;
import java.util.List;
import java.util.Optional;

/**
 * A scenario with its outcome.
 *
 * @param ids what it shows: {@code A4.2}
 * @param name its name and its example, alone in its stage
 * @param hidden whether the student is not to see what it does
 * @param worth its points, from 0 to 9999
 * @param outcome what became of it
 * @param reason why it has not been verified, in words for the student; empty if it has been
 * @param hint what helps to mend it; empty if there is nothing to mend
 * @param attempts every attempt, in order; none if it was not run
 */
public record GradedScenario(
        List<String> ids,
        String name,
        boolean hidden,
        int worth,
        Outcome outcome,
        String reason,
        Optional<Hint> hint,
        List<Attempt> attempts) {

    public GradedScenario {
        ids = List.copyOf(ids);
        attempts = List.copyOf(attempts);
    }

    /** Its ids and its name: {@code A4.1 The next in-sync replica takes over}. */
    public String title() {
        return (String.join(" ", ids) + " " + name).strip();
    }

    /** What it has, and could have. */
    public Points points() {
        return outcome.points(worth);
    }

    /** Whether it was verified only when it was tried again. */
    public boolean flaky() {
        return outcome == Outcome.VERIFIED && attempts.size() > 1;
    }

    /** How long its attempts took together, in seconds. */
    public double seconds() {
        return attempts.stream().mapToDouble(Attempt::seconds).sum();
    }

    /**
     * What helps to mend it.
     *
     * @param promised the step that went wrong, in its own words
     * @param seen what was seen instead
     * @param cause the likely cause; may be empty
     * @param look where to look next; may be empty
     * @param lesson the stage that explains it: its feature's name
     */
    public record Hint(String promised, String seen, String cause, String look, String lesson) {}

    /**
     * One attempt.
     *
     * @param number from 1
     * @param outcome what became of it
     * @param reason why it was not verified; empty if it was
     * @param seconds how long it took
     * @param schedulingDelay how late this machine ran its threads meanwhile, at worst, in seconds; empty if nothing
     *     was measured
     * @param record the record that it is in, within the grade's folder
     */
    public record Attempt(
            int number,
            Outcome outcome,
            String reason,
            double seconds,
            Optional<Double> schedulingDelay,
            String record) {}
}
