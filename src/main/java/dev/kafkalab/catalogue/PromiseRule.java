package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A scenario has to promise something that may turn out false. Lint and the run ask this one rule: what lint calls
 * empty earns nothing.
 */
final class PromiseRule {

    private final Vocabulary vocabulary;

    PromiseRule(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Why the scenario promises nothing; empty if it promises something. */
    Optional<Mistake> check(Path file, ScenarioText scenario) {
        List<StepText> thens = scenario.steps().stream()
                .filter(step -> step.kind() == Kind.THEN)
                .toList();
        if (thens.isEmpty()) {
            return Optional.of(mistake(file, scenario, "has no Then: it promises nothing"));
        }
        return thens.stream().anyMatch(this::mayPromise)
                ? Optional.empty()
                : Optional.of(mistake(
                        file, scenario, "promises nothing: what follows its Then is only done, prepared or remarked"));
    }

    /** A step that is not defined, or ambiguous, is a mistake of its own. */
    private boolean mayPromise(StepText step) {
        return vocabulary.only(step.text()).map(Phrase::isPromise).orElse(true);
    }

    private static Mistake mistake(Path file, ScenarioText scenario, String what) {
        return new Mistake(
                file,
                scenario.declared(),
                "the scenario \"%s\" %s".formatted(scenario.name(), what),
                "say what is to hold, as in \"Then a new leader is elected within 18 seconds\"");
    }
}
