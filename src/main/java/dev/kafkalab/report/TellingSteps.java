package dev.kafkalab.report;

import dev.kafkalab.results.Step;
import dev.kafkalab.results.Verdict;

/** Which of a scenario's steps stand on its page. */
public final class TellingSteps {

    private TellingSteps() {}

    /** Hooks are not part of the lab sheet: one is shown only if it went wrong, or says why the scenario is not verified. */
    public static boolean worthTelling(Step step) {
        return !step.isHook()
                || step.verdict() == Verdict.FAILED
                || step.verdict().isError()
                || step.verdict() == Verdict.NOT_VERIFIED
                        && step.duration().isPresent()
                        && !step.message().isEmpty();
    }
}
