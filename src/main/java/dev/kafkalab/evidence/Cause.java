package dev.kafkalab.evidence;

/** Why a change stands on a timeline. */
public sealed interface Cause {

    /** The cluster was seen to have changed. */
    record Observed() implements Cause {}

    /**
     * The scenario did it.
     *
     * @param to to whom
     * @param operation what, in the past tense: {@code killed}
     * @param repair whether it brings something, or brings it back
     */
    record Applied(Subject to, String operation, boolean repair) implements Cause {}
}
