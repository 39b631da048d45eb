package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.OwnCluster;
import dev.kafkalab.gherkin.TagWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario has to have an id and tags that mean something, and to be the only one of its name in its lab. One that
 * needs no cluster shows nothing that a guide says, and needs no id.
 */
final class ScenarioRules {

    private ScenarioRules() {}

    static List<Mistake> check(List<FeatureText> features) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Mistake> names = new HashMap<>();
        for (FeatureText feature : features) {
            for (ScenarioText scenario : feature.scenarios()) {
                mistakes.addAll(tags(feature.file(), scenario));
                OwnCluster.problem(scenario)
                        .map(problem -> Lint.mistake(feature, problem))
                        .ifPresent(mistakes::add);
                id(feature.file(), scenario).ifPresent(mistakes::add);
                name(feature.file(), scenario, names).ifPresent(mistakes::add);
            }
        }
        mistakes.addAll(OrderRules.check(features));
        return mistakes;
    }

    private static Optional<Mistake> id(Path file, ScenarioText scenario) {
        return !scenario.mayTakeCluster() || scenario.tags().stream().anyMatch(TagWords::isMeantAsId)
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        scenario.declared(),
                        "the scenario \"%s\" has no id".formatted(scenario.name()),
                        "give it a tag of one capital letter and numbers, such as @M1 or @M1.2"));
    }

    private static List<Mistake> tags(Path file, ScenarioText scenario) {
        return scenario.tags().stream()
                .flatMap(tag -> TagWords.problem(tag, scenario.declared()).stream())
                .map(problem -> new Mistake(file, problem.line(), problem.message(), problem.remedy()))
                .toList();
    }

    /** The examples of an outline may all have the outline's name. */
    private static Optional<Mistake> name(Path file, ScenarioText scenario, Map<String, Mistake> names) {
        Mistake again = new Mistake(
                file,
                scenario.declared(),
                "the lab has another scenario \"%s\"".formatted(scenario.name()),
                "give it a name that says what is different");
        Mistake first = names.putIfAbsent(file.toAbsolutePath().getParent() + "\n" + scenario.name(), again);
        return first == null || first.equals(again)
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        again.line(),
                        "%s, at %s:%d".formatted(again.message(), first.file(), first.line()),
                        again.fix()));
    }
}
