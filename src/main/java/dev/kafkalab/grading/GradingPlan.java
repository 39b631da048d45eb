package dev.kafkalab.grading;

import dev.kafkalab.assignment.AssignedStage;
import dev.kafkalab.assignment.AssignedStage.AssignedScenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scenarios of an assignment as they are run and graded. */
final class GradingPlan {

    private GradingPlan() {}

    /** Those of these stages, each with a name that is alone in its stage. */
    static List<PlannedScenario> of(List<AssignedStage> stages) {
        return stages.stream().flatMap(stage -> of(stage).stream()).toList();
    }

    private static List<PlannedScenario> of(AssignedStage stage) {
        List<PlannedScenario> planned = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (AssignedScenario scenario : stage.scenarios()) {
            // The examples of an outline share its name.
            int nth = seen.merge(scenario.text().name(), 1, Integer::sum);
            planned.add(new PlannedScenario(
                    stage.feature().file().toString().replace('\\', '/'),
                    scenario.text().line(),
                    stage.lab(),
                    stage.feature().name(),
                    scenario.text().ids(),
                    nth == 1 ? scenario.text().name() : scenario.text().name() + " #" + nth,
                    scenario.hidden(),
                    scenario.worth(),
                    scenario.text().after()));
        }
        return planned;
    }
}
