package dev.kafkalab.grade;

import dev.kafkalab.results.Points;
import java.util.List;

/**
 * A stage of a lab with what it was worth.
 *
 * @param lab the lab's title
 * @param file the feature, within the features: {@code features/failover/2-a-topic.feature}
 * @param name the feature's name
 * @param scenarios its scenarios, in the order of their lines
 */
public record GradedStage(String lab, String file, String name, List<GradedScenario> scenarios) {

    public GradedStage {
        scenarios = List.copyOf(scenarios);
    }

    /** The points of its scenarios. */
    public Points points() {
        return scenarios.stream().map(GradedScenario::points).reduce(Points.NONE, Points::plus);
    }
}
