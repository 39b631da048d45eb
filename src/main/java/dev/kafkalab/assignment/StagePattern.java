package dev.kafkalab.assignment;

import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.TagWords;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * What an assignment writes for stages: an id, which stands for all that begin with it ({@code A4} for {@code A4.1}),
 * or a feature's file within the folder of the labs, in which {@code *}, {@code **}, {@code ?}, {@code [..]} and
 * {@code {..}} stand for what they stand for in a shell.
 *
 * @param written as the assignment has it
 */
record StagePattern(String written) {

    private static final String FEATURES = "features/";

    /** Whether it means a scenario of a feature that lies there, within the folder of the labs. */
    boolean means(Path feature, ScenarioText scenario) {
        return isId()
                ? scenario.ids().stream().anyMatch(this::isIdOf)
                : matcher().matches(feature);
    }

    /** Whether it is an id, and no file. */
    boolean isId() {
        return TagWords.isId(written);
    }

    /** @throws java.util.regex.PatternSyntaxException if it is no pattern */
    PathMatcher matcher() {
        String glob = written.startsWith(FEATURES) ? written.substring(FEATURES.length()) : written;
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private boolean isIdOf(String id) {
        return id.equals(written) || id.startsWith(written + ".");
    }
}
