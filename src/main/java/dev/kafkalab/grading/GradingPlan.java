package dev.kafkalab.grading;

import dev.kafkalab.assignment.AssignedStage;
import dev.kafkalab.assignment.AssignedStage.AssignedScenario;
import dev.kafkalab.catalogue.UnmetNeed;
import dev.kafkalab.gherkin.ClusterNeeds;
import dev.kafkalab.topology.Topology;
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

    /**
     * Those whose lab is about clusters of this kind, with ZooKeepers or with a quorum: where an assignment names no
     * lab, a cluster is graded by its own. One of no kind at all is graded by all, and fails them.
     */
    static List<PlannedScenario> forTheKindOf(Topology topology, List<PlannedScenario> all) {
        List<PlannedScenario> fitting = all.stream()
                .filter(scenario -> scenario.needs().stream().allMatch(needs -> UnmetNeed.isOfTheKind(needs, topology)))
                .toList();
        return fitting.isEmpty() ? all : fitting;
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
                    scenario.text().after(),
                    ClusterNeeds.of(scenario.text())));
        }
        return planned;
    }
}
