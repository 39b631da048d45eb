package dev.kafkalab.observe;

import java.time.Duration;

/** Words the failure of an election that was promised within a time: expected, observed, and the likely cause. */
public final class ShouldElectLeaderWithin {

    private ShouldElectLeaderWithin() {}

    /**
     * @param what {@code "a new leader of testTopic"}
     * @param promised what the step says
     * @param took when it was there, or how long was waited
     * @param elected whether it came at all
     * @param lastSeen what was last seen: {@code "leader still 3"}
     * @param bound what this cluster's own settings allow
     */
    public static String message(
            String what, Duration promised, Duration took, boolean elected, String lastSeen, ElectionBound bound) {
        String observed = elected
                ? "it came %s after the fault".formatted(Words.seconds(took))
                : "after %s: %s".formatted(Words.seconds(took), lastSeen);
        return "Expected %s within %s of the fault, but %s.%n%s"
                .formatted(what, Words.seconds(promised), observed, cause(promised, bound));
    }

    private static String cause(Duration promised, ElectionBound bound) {
        if (promised.compareTo(bound.latest()) < 0) {
            return "This cluster does not promise it: it takes from %s to %s (%s)."
                    .formatted(Words.seconds(bound.earliest()), Words.seconds(bound.latest()), bound.origin());
        }
        return "This cluster's settings allow %s to %s (%s): look whether a controller was alive, an in-sync replica was left, and the machine was not overloaded."
                .formatted(Words.seconds(bound.earliest()), Words.seconds(bound.latest()), bound.origin());
    }
}
