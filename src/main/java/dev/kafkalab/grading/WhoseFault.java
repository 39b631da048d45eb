package dev.kafkalab.grading;

import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;

/**
 * Whether what went wrong in a scenario is the submission's fault or ours. A lab calls everything an error that went
 * wrong before a promise could be checked. Where the cluster is the student's, it is the student's fault that it does
 * not start, or does not do what the lab stands on; a port that is taken or a download that fails is not.
 */
final class WhoseFault {

    /** By its name: the record may be of a program that has other classes. */
    private static final String UNFIT_CLUSTER = "dev.kafkalab.runtime.UnfitClusterException";

    private WhoseFault() {}

    /** What a scenario of a submission comes to. */
    static Outcome outcome(Scenario scenario) {
        return switch (scenario.verdict()) {
            case VERIFIED -> Outcome.VERIFIED;
            case FAILED -> Outcome.FAILED;
            case NOT_VERIFIED -> Outcome.NOT_VERIFIED;
            case UNDEFINED -> Outcome.ERROR;
            case ERROR -> isOfTheCluster(scenario) ? Outcome.FAILED : Outcome.ERROR;
        };
    }

    /** Preparation that waited in vain: what it waited for is what a whole cluster does. */
    private static boolean isOfTheCluster(Scenario scenario) {
        return scenario.decisive()
                .flatMap(Step::failure)
                .filter(failure -> isUnfit(failure) || isPromise(failure))
                .isPresent();
    }

    private static boolean isUnfit(Failure failure) {
        return failure.type().equals(UNFIT_CLUSTER);
    }

    /** A promise that stands under {@code Given} counts as preparation in a lab. */
    private static boolean isPromise(Failure failure) {
        String type = failure.type();
        return type.endsWith("AssertionError") || type.endsWith("AssertionFailedError");
    }
}
