package dev.kafkalab.grading;

import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.grading.Ending.CutOff;
import dev.kafkalab.grading.Ending.Scope;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one run has shown of the scenarios that it was asked for.
 *
 * @param record its record, within the grade's folder
 * @param run as the record reads now
 * @param ending how it has ended
 * @param paths takes the names of this machine's folders out of what is told to a student
 */
record RunSoFar(String record, Run run, Ending ending, ForeignPaths paths) {

    /** What became of a scenario in this run; empty if it shows nothing of it. @param number which attempt, from 1 */
    Optional<Seen> seen(PlannedScenario planned, int number) {
        return find(planned)
                .filter(scenario -> scenario.started().isPresent())
                .flatMap(scenario -> isUnfinished(scenario)
                        ? ofUnfinished().map(attempt -> seen(scenario, number, attempt.outcome(), attempt.reason()))
                        : Optional.of(seen(
                                scenario, number, WhoseFault.outcome(scenario), paths.takenOut(scenario.reason()))));
    }

    /** Whether a scenario has begun, and ended. */
    boolean hasShown(PlannedScenario planned) {
        return find(planned)
                .filter(scenario -> scenario.started().isPresent() && !isUnfinished(scenario))
                .isPresent();
    }

    /** The feature in which the run was when it ended. */
    Optional<String> lastFile() {
        return last().flatMap(
                        scenario -> stages().filter(stage -> stage.scenarios().contains(scenario))
                                .map(Stage::file)
                                .findFirst());
    }

    /** Whether any scenario has begun. */
    boolean hasBegun() {
        return last().isPresent();
    }

    private Seen seen(Scenario scenario, int number, Outcome outcome, String reason) {
        return new Seen(
                new Attempt(
                        number,
                        outcome,
                        outcome == Outcome.VERIFIED ? "" : reason,
                        scenario.duration().toMillis() / 1000.0,
                        Delays.worst(scenario),
                        record),
                scenario);
    }

    /** What is to be said of the scenario in whose midst the run ended; nothing if it was not given its time. */
    private Optional<OutcomeAndReason> ofUnfinished() {
        if (ending instanceof CutOff limit) {
            // What the submission's own limit cuts off was not given its time.
            return Optional.of(new OutcomeAndReason(
                    limit.scope() == Scope.SUBMISSION ? Outcome.ERROR : Outcome.FAILED, limit.words()));
        }
        return ending == Ending.BY_ITSELF
                ? Optional.of(new OutcomeAndReason(Outcome.ERROR, "The program that ran it ended in its midst."))
                : Optional.empty();
    }

    /** Scenarios run one after the other, so only the last can be unfinished. */
    private boolean isUnfinished(Scenario scenario) {
        return run.cutOff()
                && last().filter(last -> last == scenario).isPresent()
                && scenario.steps().stream().anyMatch(step -> step.duration().isEmpty());
    }

    private Optional<Scenario> find(PlannedScenario planned) {
        return stages().filter(stage -> planned.path().equals(stage.file()))
                .flatMap(stage -> stage.scenarios().stream())
                .filter(scenario -> scenario.line() == planned.line())
                .findFirst();
    }

    private Optional<Scenario> last() {
        return run.scenarios()
                .filter(scenario -> scenario.started().isPresent())
                .max(Comparator.comparing(scenario -> scenario.started().orElseThrow()));
    }

    private Stream<Stage> stages() {
        return run.labs().stream().map(Lab::stages).flatMap(stages -> stages.stream());
    }

    private record OutcomeAndReason(Outcome outcome, String reason) {}

    /** An attempt, and the scenario as it went. */
    record Seen(Attempt attempt, Scenario scenario) {}
}
