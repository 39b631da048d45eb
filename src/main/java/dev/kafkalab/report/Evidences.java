package dev.kafkalab.report;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Verdict;
import java.util.List;

/** A step's evidence, as pages arrange it. */
public final class Evidences {

    private Evidences() {}

    /** Its measurements: they stand in one table. */
    public static List<Measurement> measurements(Step step) {
        return step.evidence().stream()
                .filter(Measurement.class::isInstance)
                .map(Measurement.class::cast)
                .toList();
    }

    /** Everything else, in order. */
    public static List<Evidence> others(Step step) {
        return step.evidence().stream()
                .filter(evidence -> !(evidence instanceof Measurement))
                .toList();
    }

    /** Hooks are not part of the lab sheet: one is shown only if it left something behind, or went wrong. */
    public static boolean worthTelling(Step step) {
        return !step.isHook()
                || !step.evidence().isEmpty()
                || step.verdict() == Verdict.FAILED
                || step.verdict().isError()
                || step.verdict() == Verdict.NOT_VERIFIED
                        && step.duration().isPresent()
                        && !step.message().isEmpty();
    }
}
