package dev.kafkalab.grading;

import static dev.kafkalab.grading.Runs.cutOff;
import static dev.kafkalab.grading.Runs.ended;
import static dev.kafkalab.grading.Runs.error;
import static dev.kafkalab.grading.Runs.failed;
import static dev.kafkalab.grading.Runs.notVerified;
import static dev.kafkalab.grading.Runs.planned;
import static dev.kafkalab.grading.Runs.unfinished;
import static dev.kafkalab.grading.Runs.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.assignment.RetryLimits;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.grading.Ending.CutOff;
import dev.kafkalab.grading.Ending.Scope;
import dev.kafkalab.grading.Verdicts.NotRun;
import dev.kafkalab.results.Points;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private static final RetryLimits RETRIES = new RetryLimits(1, 2);
    private static final RetryLimits NEVER = new RetryLimits(0, 0);
    private static final String OURS = "dev.kafkalab.runtime.SetupException";
    private static final String THE_CLUSTERS = "dev.kafkalab.runtime.UnfitClusterException";

    private final PlannedScenario a1 = planned(10, "A1");
    private final PlannedScenario a2 = planned(20, "A2", "A1");
    private final PlannedScenario a3 = planned(30, "A3", "A2");

    @Test
    void what_was_verified_has_its_points() {
        assertThat(outcome(verdicts(ended(verified(10))), a1)).isEqualTo(Outcome.VERIFIED);
        assertThat(points(verdicts(ended(verified(10), failed(20, "no"), verified(30)))))
                .as("what stands on something that failed has none, however it went")
                .isEqualTo(new Points(10, 30, 0, 0));
    }

    @Test
    void a_promise_that_is_kept_when_it_is_tried_again_is_verified_and_both_attempts_are_shown() {
        Verdicts verdicts = verdicts(ended(failed(10, "19 s of 18 s")), ended(verified(10)));
        GradedScenario scenario = graded(verdicts, a1);
        assertThat(scenario.outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(scenario.flaky()).isTrue();
        assertThat(scenario.attempts()).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(scenario.attempts()).extracting(Attempt::reason).containsExactly("19 s of 18 s", "");
    }

    @Test
    void what_failed_is_tried_again_as_often_as_the_policy_says_and_no_oftener() {
        assertThat(verdicts(ended(failed(10, "no"))).open()).contains(a1);
        assertThat(verdicts(ended(failed(10, "no")), ended(failed(10, "no"))).open())
                .doesNotContain(a1);
        assertThat(verdicts(NEVER, ended(failed(10, "no"))).open()).doesNotContain(a1);
    }

    @Test
    void trouble_of_ours_costs_nothing_and_is_tried_again() {
        Verdicts once = verdicts(ended(error(10, OURS, "port 9092 is taken")));
        assertThat(once.open()).contains(a1);
        Verdicts always = verdicts(
                ended(error(10, OURS, "taken")), ended(error(10, OURS, "taken")), ended(error(10, OURS, "taken")));
        assertThat(always.open()).doesNotContain(a1);
        assertThat(graded(always, a1).points()).isEqualTo(new Points(0, 0, 0, 10));
    }

    @Test
    void a_cluster_that_does_not_start_is_the_submissions_fault() {
        Verdicts verdicts = verdicts(ended(error(10, THE_CLUSTERS, "broker 2 ended while the cluster was starting")));
        assertThat(outcome(verdicts, a1)).isEqualTo(Outcome.FAILED);
        assertThat(graded(verdicts, a1).reason()).contains("broker 2 ended");
    }

    @Test
    void a_failure_counts_once_it_has_had_its_other_try() {
        RunSoFar failed = ended(failed(10, "no"));
        RunSoFar error = ended(error(10, OURS, "taken"));

        assertThat(outcome(verdicts(failed, error), a1)).isEqualTo(Outcome.ERROR);
        assertThat(verdicts(failed, error).open()).contains(a1);
        assertThat(outcome(verdicts(failed, error, error, error), a1))
                .as("its other try never came about")
                .isEqualTo(Outcome.ERROR);
        assertThat(outcome(verdicts(error, failed, error, failed), a1)).isEqualTo(Outcome.FAILED);
        assertThat(outcome(verdicts(NEVER, failed), a1)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void what_stands_on_something_that_failed_is_blocked_all_the_way_and_is_not_tried_again() {
        Verdicts verdicts = verdicts(ended(failed(10, "no"), failed(20, "no"), failed(30, "no")));
        assertThat(outcome(verdicts, a2)).isEqualTo(Outcome.BLOCKED);
        assertThat(outcome(verdicts, a3)).isEqualTo(Outcome.BLOCKED);
        assertThat(graded(verdicts, a3).reason()).isEqualTo("It stands on A2, which has failed.");
        assertThat(verdicts.open()).containsExactly(a1);
    }

    @Test
    void nothing_is_blocked_by_what_could_not_be_verified_or_by_trouble_of_ours() {
        Verdicts verdicts = verdicts(ended(notVerified(10, "no Kafdrop here"), error(20, OURS, "x"), verified(30)));
        assertThat(verdicts.stages().get(0).scenarios())
                .extracting(GradedScenario::outcome)
                .containsExactly(Outcome.NOT_VERIFIED, Outcome.ERROR, Outcome.VERIFIED);
        assertThat(points(verdicts)).isEqualTo(new Points(10, 10, 10, 10));
    }

    @Test
    void the_scenario_that_a_limit_ended_has_failed_and_the_one_before_it_keeps_its_verdict() {
        Verdicts verdicts = verdicts(cutOff(new CutOff(Scope.STEP, "at the limit"), verified(10), unfinished(20)));
        assertThat(outcome(verdicts, a1)).isEqualTo(Outcome.VERIFIED);
        assertThat(outcome(verdicts, a2)).isEqualTo(Outcome.FAILED);
        assertThat(graded(verdicts, a2).reason()).isEqualTo("at the limit");
        assertThat(verdicts(NEVER, cutOff(new CutOff(Scope.STEP, "at the limit"), verified(10), unfinished(20)))
                        .open())
                .isEmpty();
    }

    @Test
    void what_the_submissions_own_limit_cuts_off_does_not_count() {
        Verdicts verdicts = verdicts(cutOff(new CutOff(Scope.SUBMISSION, "at the limit"), unfinished(10)));
        assertThat(graded(verdicts, a1).points()).isEqualTo(new Points(0, 0, 0, 10));
    }

    @Test
    void what_was_not_reached_before_a_limit_is_still_open() {
        Verdicts verdicts = verdicts(cutOff(new CutOff(Scope.STEP, "at the limit"), unfinished(10)));
        assertThat(new Verdicts(
                                List.of(a1, planned(40, "A4")),
                                List.of(cutOff(new CutOff(Scope.STEP, "at the limit"), unfinished(10))),
                                Map.of(),
                                NEVER)
                        .open())
                .containsExactly(planned(40, "A4"));
        assertThat(verdicts.stages()).isNotEmpty();
    }

    @Test
    void a_program_that_ends_in_the_midst_of_a_scenario_is_our_trouble() {
        assertThat(outcome(verdicts(cutOff(Ending.BY_ITSELF, unfinished(10))), a1))
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void a_scenario_that_still_runs_has_no_outcome_yet() {
        assertThat(graded(verdicts(cutOff(Ending.NOT_YET, unfinished(10))), a1).attempts())
                .isEmpty();
    }

    @Test
    void a_submission_that_was_not_started_has_failed_with_the_reason() {
        Verdicts verdicts = new Verdicts(
                List.of(a1),
                List.of(),
                Map.of(a1, new NotRun(Outcome.FAILED, "It has two brokers, not three.")),
                RETRIES);
        assertThat(graded(verdicts, a1).points()).isEqualTo(new Points(0, 10, 0, 0));
        assertThat(graded(verdicts, a1).reason()).isEqualTo("It has two brokers, not three.");
        assertThat(verdicts.open()).isEmpty();
    }

    @Test
    void what_was_not_started_for_a_reason_of_its_own_is_told_that_reason_and_is_not_blocked() {
        NotRun refused = new NotRun(Outcome.FAILED, "The file has a tab in it.");
        Verdicts verdicts = new Verdicts(List.of(a1, a2), List.of(), Map.of(a1, refused, a2, refused), RETRIES);
        assertThat(outcome(verdicts, a2)).isEqualTo(Outcome.FAILED);
        assertThat(graded(verdicts, a2).reason()).isEqualTo("The file has a tab in it.");
    }

    private Verdicts verdicts(RunSoFar... runs) {
        return new Verdicts(List.of(a1, a2, a3), List.of(runs), Map.of(), RETRIES);
    }

    private Verdicts verdicts(RetryLimits retries, RunSoFar... runs) {
        return new Verdicts(List.of(a1, a2, a3), List.of(runs), Map.of(), retries);
    }

    private static Points points(Verdicts verdicts) {
        return verdicts.stages().stream().map(GradedStage::points).reduce(Points.NONE, Points::plus);
    }

    private static Outcome outcome(Verdicts verdicts, PlannedScenario planned) {
        return graded(verdicts, planned).outcome();
    }

    private static GradedScenario graded(Verdicts verdicts, PlannedScenario planned) {
        return verdicts.stages().stream()
                .flatMap(stage -> stage.scenarios().stream())
                .filter(scenario -> scenario.ids().equals(planned.ids()))
                .findFirst()
                .orElseThrow();
    }
}
