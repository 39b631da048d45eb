package dev.kafkalab.report;

import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Statement;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement of a guide that a scenario has tested.
 *
 * @param statement what it says, what was seen, and why
 * @param lab the lab
 * @param stage the stage
 * @param scenario the scenario
 * @param place where on the report the scenario stands: {@code lab-failover.html#stage-4-1}
 */
public record TestedStatement(Statement statement, Lab lab, Stage stage, Scenario scenario, String place) {

    /** What its scenario has measured, in words: {@code a new leader: 17.2 s (promised 12 to 22 s)}. */
    public List<String> measured() {
        return ScenarioEvidence.of(scenario).measurements().stream()
                .map(measurement -> "%s: %s%s"
                        .formatted(
                                EvidenceText.what(measurement),
                                EvidenceText.value(measurement),
                                EvidenceText.bound(measurement).isEmpty()
                                        ? ""
                                        : " (promised: %s)".formatted(EvidenceText.bound(measurement))))
                .toList();
    }

    /** All of a run, in the order of its pages. */
    static List<TestedStatement> of(Run run) {
        List<TestedStatement> tested = new ArrayList<>();
        for (Lab lab : run.labs()) {
            for (int stage = 0; stage < lab.stages().size(); stage++) {
                List<Scenario> scenarios = lab.stages().get(stage).scenarios();
                for (int i = 0; i < scenarios.size(); i++) {
                    Scenario scenario = scenarios.get(i);
                    Stage of = lab.stages().get(stage);
                    String place = PageNames.of(lab) + "#" + PageNames.scenario(stage, i);
                    scenario.evidence(Statement.class)
                            .map(statement -> new TestedStatement(statement, lab, of, scenario, place))
                            .forEach(tested::add);
                }
            }
        }
        return List.copyOf(tested);
    }
}
