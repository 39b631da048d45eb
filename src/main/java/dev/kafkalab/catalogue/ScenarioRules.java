package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scenario has to promise something, to have an id, and to be the only one of its name in its lab. One that needs no
 * cluster shows nothing that a guide says, and needs no id.
 */
final class ScenarioRules {

    /** The form that the report knows an id by: {@code @A4.2}. */
    private static final Pattern ID = Pattern.compile("@[A-Z]\\d+(\\.\\d+)*");

    private ScenarioRules() {}

    static List<Mistake> check(List<FeatureText> features) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Mistake> names = new HashMap<>();
        for (FeatureText feature : features) {
            for (ScenarioText scenario : feature.scenarios()) {
                promise(feature.file(), scenario).ifPresent(mistakes::add);
                id(feature.file(), scenario).ifPresent(mistakes::add);
                name(feature.file(), scenario, names).ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Optional<Mistake> promise(Path file, ScenarioText scenario) {
        return scenario.steps().stream().anyMatch(step -> step.kind() == Kind.THEN)
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        scenario.declared(),
                        "the scenario \"%s\" has no Then: it proves nothing".formatted(scenario.name()),
                        "say what is to hold, as in \"Then a new leader is elected within 18 seconds\""));
    }

    private static Optional<Mistake> id(Path file, ScenarioText scenario) {
        return !scenario.mayTakeCluster()
                        || scenario.tags().stream()
                                .anyMatch(tag -> ID.matcher(tag).matches())
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        scenario.declared(),
                        "the scenario \"%s\" has no id".formatted(scenario.name()),
                        "give it a tag of one capital letter and numbers, such as @M1 or @M1.2"));
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
