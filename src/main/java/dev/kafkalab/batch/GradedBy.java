package dev.kafkalab.batch;

/**
 * What all submissions of a batch are graded by.
 *
 * @param assignment the assignment's file, absolute; empty for the defaults
 * @param sha256 of the assignment and every feature that counts, in hexadecimal digits
 * @param runtime where clusters run: {@code process} or {@code docker}
 * @param limitSeconds how long a grader may take before it is taken for stuck
 */
public record GradedBy(String assignment, String sha256, String runtime, int limitSeconds) {}
