package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.util.List;
import java.util.Optional;

/**
 * Which scenarios are run on the cluster of a submission, where one is graded: those with the tag
 * {@value TagWords#OWN_CLUSTER}, their own or their feature's, that take one cluster as it is. In them, {@code the
 * cluster of compose/x.yml} is that of the submission's Compose file. One that fills in variables, starts only some
 * services or takes a second cluster is about those very files, and no other can stand in for them.
 */
public final class OwnCluster {

    private OwnCluster() {}

    /** Whether the scenario is run on a submission's cluster. */
    public static boolean isFor(ScenarioText scenario) {
        return isTagged(scenario) && takesOneAsItIs(scenario);
    }

    /** Whether any scenario of the feature is. */
    public static boolean isFor(FeatureText feature) {
        return feature.scenarios().stream().anyMatch(OwnCluster::isFor);
    }

    /** What is wrong with a scenario that has the tag and is not run on a submission's cluster all the same. */
    public static Optional<Problem> problem(ScenarioText scenario) {
        return isTagged(scenario) && !takesOneAsItIs(scenario)
                ? Optional.of(
                        new Problem(
                                scenario.declared(),
                                "the scenario \"%s\" is tagged %s, and no other cluster can take the place of %s"
                                        .formatted(scenario.name(), TagWords.OWN_CLUSTER, itsClusters(scenario)),
                                "take one cluster, with \"the cluster of FILE\" and neither a table nor \"only\", or take the tag away"))
                : Optional.empty();
    }

    private static boolean isTagged(ScenarioText scenario) {
        return scenario.tags().contains(TagWords.OWN_CLUSTER);
    }

    private static boolean takesOneAsItIs(ScenarioText scenario) {
        List<StepText> taking = taking(scenario);
        return taking.size() == 1 && ClusterWords.takesAsItIs(taking.get(0));
    }

    private static String itsClusters(ScenarioText scenario) {
        int clusters = taking(scenario).size();
        if (clusters == 0) {
            return "one that it does not name";
        }
        return clusters == 1
                ? "the one that it takes a part of, or changes"
                : "the %d that it takes".formatted(clusters);
    }

    private static List<StepText> taking(ScenarioText scenario) {
        return scenario.steps().stream()
                .filter(step -> ClusterWords.in(step.text()).findAny().isPresent())
                .toList();
    }
}
