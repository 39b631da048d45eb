package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A scenario, or a whole feature, that speaks of something for which no step has a word of its own: a setting in a
 * table, or what a lesson is about.
 *
 * @param file the feature
 * @param line where it stands
 * @param name its name
 */
public record SpokenOf(Path file, int line, String name) {

    /**
     * The scenarios in which all of these words occur: in the name, in steps or in their tables. Of a feature without
     * such a scenario, the feature itself if its name and description have them.
     *
     * @param features those to look into; those of this project if there are none
     */
    public static List<SpokenOf> in(List<FeatureText> features, List<String> words) {
        SearchWords wanted = SearchWords.of(words);
        return (features.isEmpty() ? ShippedFeatures.read() : features)
                .stream().flatMap(feature -> in(feature, wanted)).toList();
    }

    private static Stream<SpokenOf> in(FeatureText feature, SearchWords wanted) {
        List<SpokenOf> scenarios = feature.scenarios().stream()
                .filter(scenario -> wanted.areIn(text(scenario)))
                .map(scenario -> new SpokenOf(feature.file(), scenario.line(), scenario.name()))
                .toList();
        return scenarios.isEmpty() && wanted.areIn(feature.name() + " " + feature.description())
                ? Stream.of(new SpokenOf(feature.file(), 1, feature.name()))
                : scenarios.stream();
    }

    private static String text(ScenarioText scenario) {
        return scenario.name() + " "
                + scenario.steps().stream()
                        .map(step -> step.text() + " "
                                + step.table().stream()
                                        .map(row -> String.join(" ", row))
                                        .collect(joining(" ")))
                        .collect(joining(" "));
    }
}
