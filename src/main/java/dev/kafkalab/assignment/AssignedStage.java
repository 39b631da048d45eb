package dev.kafkalab.assignment;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.nio.file.Path;
import java.util.List;

/**
 * A stage that counts.
 *
 * @param path its feature within the folder of the labs, or of the hidden features: {@code failover/2-a-topic.feature}
 * @param lab the lab's title
 * @param feature the feature
 * @param scenarios those of its scenarios that count, in the order of their lines; at least one
 */
public record AssignedStage(Path path, String lab, FeatureText feature, List<AssignedScenario> scenarios) {

    public AssignedStage {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * A scenario that counts.
     *
     * @param text the scenario
     * @param worth its points, from 0 to 9999: the assignment's, or else those of its tag
     * @param hidden whether the student is not to see what it does
     */
    public record AssignedScenario(ScenarioText text, int worth, boolean hidden) {}
}
