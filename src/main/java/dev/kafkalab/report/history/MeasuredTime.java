package dev.kafkalab.report.history;

/**
 * A time that a run measured, with all that it takes to set it beside those of other runs.
 *
 * @param what what was awaited, without the names of a scenario's own: {@code a new leader}
 * @param after what had been done: {@code killed}; empty if nothing had been
 * @param mode {@code ZooKeeper} or {@code KRaft}
 * @param runtime {@code docker} or {@code process}
 * @param promised what the scenario promised, in words: {@code at most 18 s}
 * @param seconds how long it took
 */
public record MeasuredTime(String what, String after, String mode, String runtime, String promised, double seconds) {}
