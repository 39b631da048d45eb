package dev.kafkalab.results;

import java.time.Duration;
import java.util.List;

/**
 * A stage of a lab: one feature.
 *
 * @param name the feature's name
 * @param description its description as it was written: Markdown, with the file's indentation taken off
 * @param file its file, relative to the project: {@code features/failover/04-the-leader-is-killed.feature}
 * @param scenarios its scenarios, by their lines
 */
public record Stage(String name, String description, String file, List<Scenario> scenarios) {

    public Stage {
        scenarios = List.copyOf(scenarios);
    }

    /** The gravest verdict of its scenarios. */
    public Verdict verdict() {
        return Verdict.ofParts(scenarios.stream().map(Scenario::verdict).toList());
    }

    /** How many scenarios ended how. */
    public Totals totals() {
        return Totals.of(scenarios.stream().map(Scenario::verdict).toList());
    }

    /** The points of its scenarios, together. */
    public Points points() {
        return scenarios.stream().map(Scenario::points).reduce(Points.NONE, Points::plus);
    }

    /** How long its scenarios took together. */
    public Duration duration() {
        return scenarios.stream().map(Scenario::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
