package dev.kafkalab.report;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Verdict;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the page of a lab is made of.
 *
 * @param run the run that the lab was part of
 * @param lab the lab
 */
public record LabPage(Run run, Lab lab) {

    /**
     * The clusters that the lab worked with, each as it was when most of its nodes were asked for; by their Compose
     * files.
     */
    public Collection<ClusterStart> clusters() {
        Map<String, ClusterStart> byFile = new LinkedHashMap<>();
        lab.stages().stream()
                .flatMap(stage -> stage.scenarios().stream())
                .flatMap(scenario -> scenario.evidence(ClusterStart.class))
                .forEach(start -> byFile.merge(start.composeFile(), start, LabPage::larger));
        return byFile.values();
    }

    /** What a scenario left behind. */
    public ScenarioEvidence evidence(Scenario scenario) {
        return ScenarioEvidence.of(scenario);
    }

    /** What went wrong in a scenario that failed, and where to look. */
    public Diagnosis diagnosis(Scenario scenario, Stage stage) {
        return Diagnosis.of(scenario, stage.file());
    }

    /**
     * Hooks are not part of the lab sheet: one is shown only if it went wrong, or says why the scenario is not
     * verified.
     */
    public static boolean worthTelling(Step step) {
        return !step.isHook()
                || step.verdict() == Verdict.FAILED
                || step.verdict().isError()
                || step.verdict() == Verdict.NOT_VERIFIED
                        && step.duration().isPresent()
                        && !step.message().isEmpty();
    }

    private static ClusterStart larger(ClusterStart a, ClusterStart b) {
        return b.nodes().size() > a.nodes().size() ? b : a;
    }
}
