package dev.kafkalab.results;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Points. What could not be verified here, or was in error, is neither earned nor possible: it is counted apart, so
 * that nobody loses it.
 *
 * @param earned those of verified scenarios
 * @param possible those of scenarios that say something of the cluster: verified or failed, or blocked by one that
 *     failed
 * @param notVerified those of scenarios that were not verified, such as those that need what this machine lacks
 * @param inError those of scenarios in which the lab itself went wrong
 */
public record Points(int earned, int possible, int notVerified, int inError) {

    /** None of none. */
    public static final Points NONE = new Points(0, 0, 0, 0);

    /** All of them. */
    public static Points earned(int worth) {
        return new Points(worth, worth, 0, 0);
    }

    /** None of them. */
    public static Points lost(int worth) {
        return new Points(0, worth, 0, 0);
    }

    /** Nobody knows: they could not be verified. */
    public static Points notVerified(int worth) {
        return new Points(0, 0, worth, 0);
    }

    /** Nobody knows: the lab itself went wrong. */
    public static Points inError(int worth) {
        return new Points(0, 0, 0, worth);
    }

    /** Both together. */
    public Points plus(Points other) {
        return new Points(
                earned + other.earned,
                possible + other.possible,
                notVerified + other.notVerified,
                inError + other.inError);
    }

    /** Whether there is anything to earn, here or elsewhere. */
    public boolean any() {
        return possible + notVerified + inError > 0;
    }

    /** As people read it: {@code 10/25}, or {@code -} where there is nothing to earn. */
    public String words() {
        return any() ? earned + "/" + possible : "-";
    }

    /** What nobody has lost and nobody has earned, as people read it; empty if that is nothing. */
    public String rest() {
        return Stream.of(notVerified > 0 ? notVerified + " not verified" : "", inError > 0 ? inError + " in error" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What a scenario with these tags has with that verdict. */
    static Points of(Tags tags, Verdict verdict) {
        int worth = tags.points();
        return switch (verdict) {
            case VERIFIED -> earned(worth);
            case FAILED -> lost(worth);
            case NOT_VERIFIED -> notVerified(worth);
            case ERROR, UNDEFINED -> inError(worth);
        };
    }
}
