package dev.kafkalab.results;

/**
 * A runtime that clusters of a run ran on.
 *
 * @param name {@code process} or {@code docker}
 * @param reason why it was this one
 */
public record UsedRuntime(String name, String reason) {

    /** Both: {@code process: no Docker engine answers}. */
    public String words() {
        return name + ": " + reason;
    }
}
