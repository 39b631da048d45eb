package dev.kafkalab.results;

import java.util.Collection;

/** How many scenarios ended how. Undefined ones count as errors. */
public record Totals(int verified, int failed, int error, int notVerified) {

    /** None of any. */
    public static final Totals NONE = new Totals(0, 0, 0, 0);

    /** Those verdicts, counted. */
    public static Totals of(Collection<Verdict> verdicts) {
        return verdicts.stream().map(Totals::one).reduce(NONE, Totals::plus);
    }

    /** Both together. */
    public Totals plus(Totals other) {
        return new Totals(
                verified + other.verified, failed + other.failed, error + other.error, notVerified + other.notVerified);
    }

    /** All of them. */
    public int all() {
        return verified + failed + error + notVerified;
    }

    private static Totals one(Verdict verdict) {
        return switch (verdict) {
            case VERIFIED -> new Totals(1, 0, 0, 0);
            case FAILED -> new Totals(0, 1, 0, 0);
            case ERROR, UNDEFINED -> new Totals(0, 0, 1, 0);
            case NOT_VERIFIED -> new Totals(0, 0, 0, 1);
        };
    }
}
