package dev.kafkalab.grade;

import dev.kafkalab.results.Points;

/** What became of a scenario, after all attempts. */
public enum Outcome {
    /** What it promises holds. */
    VERIFIED("verified"),
    /** What it promises does not hold. */
    FAILED("failed"),
    /** What it stands on has failed, so it says nothing of its own. */
    BLOCKED("blocked"),
    /** It cannot be verified on this machine. */
    NOT_VERIFIED("not verified"),
    /** Something of ours went wrong, each time. */
    ERROR("error");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }

    /** What a scenario worth that much has with it. */
    public Points points(int worth) {
        return switch (this) {
            case VERIFIED -> Points.earned(worth);
            case FAILED, BLOCKED -> Points.lost(worth);
            case NOT_VERIFIED -> Points.notVerified(worth);
            case ERROR -> Points.inError(worth);
        };
    }
}
