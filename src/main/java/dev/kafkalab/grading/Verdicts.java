package dev.kafkalab.grading;

import dev.kafkalab.assignment.RetryLimits;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.grading.RunSoFar.Seen;
import dev.kafkalab.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the runs so far come to, scenario by scenario: the one place in which attempts become outcomes. */
final class Verdicts {

    private final List<PlannedScenario> planned;
    private final Map<PlannedScenario, List<Seen>> seen = new LinkedHashMap<>();
    private final Map<PlannedScenario, NotRun> notRun;
    private final RetryLimits retries;

    /**
     * Of what these runs have shown, in their order.
     *
     * @param notRun those that are not to be run (any more)
     */
    Verdicts(
            List<PlannedScenario> planned,
            List<RunSoFar> runs,
            Map<PlannedScenario, NotRun> notRun,
            RetryLimits retries) {
        this.retries = retries;
        this.planned = List.copyOf(planned);
        this.notRun = Map.copyOf(notRun);
        for (PlannedScenario scenario : planned) {
            List<Seen> attempts = new ArrayList<>();
            runs.forEach(run -> run.seen(scenario, attempts.size() + 1).ifPresent(attempts::add));
            seen.put(scenario, attempts);
        }
    }

    /**
     * What a scenario comes to that is not run (any more), unless an attempt before has shown it.
     *
     * @param outcome failed where it is the submission's fault, or else an error
     * @param reason why, in words for the student
     */
    record NotRun(Outcome outcome, String reason) {}

    /** Those that have no outcome yet, and those that may be tried again; not what stands on something that failed. */
    List<PlannedScenario> open() {
        Set<PlannedScenario> blocked = blocked();
        return planned.stream()
                .filter(scenario -> !notRun.containsKey(scenario) && !blocked.contains(scenario))
                .filter(scenario -> mayBeTried(outcomes(scenario)))
                .toList();
    }

    /** Whether one with these outcomes so far is to be run, or once more. */
    private boolean mayBeTried(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return true;
        }
        Outcome last = outcomes.get(outcomes.size() - 1);
        long times = outcomes.stream().filter(last::equals).count();
        return switch (last) {
            case FAILED -> times <= retries.failed();
            case ERROR -> times <= retries.error();
            case VERIFIED, NOT_VERIFIED, BLOCKED -> false;
        };
    }

    /** Every stage, with the outcomes as they are now. */
    List<GradedStage> stages() {
        Set<PlannedScenario> blocked = blocked();
        Map<String, List<PlannedScenario>> byFile = planned.stream()
                .collect(Collectors.groupingBy(PlannedScenario::file, LinkedHashMap::new, Collectors.toList()));
        return byFile.entrySet().stream()
                .map(stage -> new GradedStage(
                        stage.getValue().get(0).lab(),
                        stage.getValue().get(0).path(),
                        stage.getValue().get(0).stage(),
                        stage.getValue().stream()
                                .map(scenario -> graded(scenario, blocked))
                                .toList()))
                .toList();
    }

    private GradedScenario graded(PlannedScenario scenario, Set<PlannedScenario> blocked) {
        List<Seen> attempts = seen.get(scenario);
        Outcome outcome = blocked.contains(scenario) ? Outcome.BLOCKED : outcome(scenario);
        Optional<Seen> decisive = attempts.stream()
                .filter(one -> one.attempt().outcome() == outcome)
                .reduce((first, second) -> second);
        return new GradedScenario(
                scenario.ids(),
                scenario.name(),
                scenario.hidden(),
                scenario.worth(),
                outcome,
                reason(scenario, outcome, decisive),
                decisive.filter(one -> outcome == Outcome.FAILED).map(one -> hint(scenario, one)),
                attempts.stream().map(Seen::attempt).toList());
    }

    private String reason(PlannedScenario scenario, Outcome outcome, Optional<Seen> decisive) {
        return switch (outcome) {
            case VERIFIED -> "";
            case BLOCKED -> standsOn(failedBefore(scenario));
            case FAILED, NOT_VERIFIED, ERROR ->
                decisive.map(one -> one.attempt().reason())
                        .orElseGet(() -> withoutAttempt(scenario).reason());
        };
    }

    private static String standsOn(List<String> failed) {
        return "It stands on %s, which %s failed.".formatted(Words.list(failed), failed.size() == 1 ? "has" : "have");
    }

    private static Hint hint(PlannedScenario scenario, Seen decisive) {
        return Hints.of(
                decisive.scenario(), scenario.stage(), decisive.attempt().reason());
    }

    /**
     * One that was verified once is verified. One that failed was promised another try: if that could end in nothing
     * but errors of ours, nobody knows how it would have gone.
     */
    private Outcome outcome(PlannedScenario scenario) {
        List<Outcome> outcomes = outcomes(scenario);
        if (outcomes.contains(Outcome.VERIFIED)) {
            return Outcome.VERIFIED;
        }
        if (outcomes.contains(Outcome.FAILED) && !owesATry(outcomes)) {
            return Outcome.FAILED;
        }
        return outcomes.isEmpty() ? withoutAttempt(scenario).outcome() : outcomes.get(outcomes.size() - 1);
    }

    private boolean owesATry(List<Outcome> outcomes) {
        return outcomes.get(outcomes.size() - 1) == Outcome.ERROR
                && outcomes.stream().filter(Outcome.FAILED::equals).count() <= retries.failed();
    }

    private NotRun withoutAttempt(PlannedScenario scenario) {
        return notRun.getOrDefault(scenario, new NotRun(Outcome.ERROR, "It has not been run."));
    }

    private List<Outcome> outcomes(PlannedScenario scenario) {
        return seen.get(scenario).stream()
                .map(Seen::attempt)
                .map(Attempt::outcome)
                .toList();
    }

    /**
     * What stands on a scenario that has failed, or on one that does, also where a run was quick enough to verify it.
     */
    Set<PlannedScenario> blocked() {
        Set<PlannedScenario> blocked = new LinkedHashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (PlannedScenario scenario : planned) {
                // What was not run has a reason of its own.
                more |= !notRun.containsKey(scenario)
                        && !failedBefore(scenario, blocked).isEmpty()
                        && blocked.add(scenario);
            }
        }
        return blocked;
    }

    private List<String> failedBefore(PlannedScenario scenario) {
        return failedBefore(scenario, blocked());
    }

    private List<String> failedBefore(PlannedScenario scenario, Set<PlannedScenario> blocked) {
        return scenario.after().stream()
                .filter(id -> planned.stream()
                        .filter(other -> other != scenario && other.ids().contains(id))
                        .anyMatch(other -> blocked.contains(other) || hasFailed(other)))
                .toList();
    }

    private boolean hasFailed(PlannedScenario scenario) {
        return outcome(scenario) == Outcome.FAILED;
    }
}
