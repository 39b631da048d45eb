package dev.kafkalab.results;

import java.time.Duration;
import java.util.List;

/**
 * A lab: one folder of features.
 *
 * @param folder its folder's path under {@code features/}; empty for features that lie there directly
 * @param title made from the folder's name
 * @param stages its features, by file name: {@code 9-x} before {@code 10-y}
 */
public record Lab(String folder, String title, List<Stage> stages) {

    public Lab {
        stages = List.copyOf(stages);
    }

    /** The gravest verdict of its stages. */
    public Verdict verdict() {
        return Verdict.ofParts(stages.stream().map(Stage::verdict).toList());
    }

    /** How many scenarios ended how. */
    public Totals totals() {
        return stages.stream().map(Stage::totals).reduce(Totals.NONE, Totals::plus);
    }

    /** The points of its stages, together. */
    public Points points() {
        return stages.stream().map(Stage::points).reduce(Points.NONE, Points::plus);
    }

    /** How long its stages took together. */
    public Duration duration() {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }
}
