package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses a scenario with a step that is not defined before anything is started for it. */
public final class DefinedSteps {

    private static final Map<URI, FeatureText> FEATURES = new ConcurrentHashMap<>();

    private DefinedSteps() {}

    /**
     * Checks a scenario that is about to run. Each feature is read once. A feature that is no file, but in a jar, is not
     * checked.
     *
     * @param feature where Cucumber has it from
     * @param line the scenario's line, by which Cucumber knows it
     * @throws UndefinedStepException naming each step that is not defined, with the nearest that are
     */
    public static void require(URI feature, int line) {
        if ("file".equals(feature.getScheme())) {
            FeatureText text = FEATURES.computeIfAbsent(feature, DefinedSteps::read);
            if (!text.problems().isEmpty()) {
                throw new UndefinedStepException(
                        Lint.unreadable(text).stream().map(Mistake::toString).collect(joining(System.lineSeparator())));
            }
            text.scenarios().stream()
                    .filter(scenario -> scenario.line() == line)
                    .forEach(scenario -> require(text.file(), scenario));
        }
    }

    private static void require(Path file, ScenarioText scenario) {
        Vocabulary vocabulary = Vocabulary.ours();
        String undefined = scenario.steps().stream()
                .filter(step -> vocabulary.matching(step.text()).isEmpty())
                .map(step -> new StepRules(vocabulary).undefined(file, step).toString())
                .collect(joining(System.lineSeparator()));
        if (!undefined.isEmpty()) {
            throw new UndefinedStepException(undefined);
        }
    }

    private static FeatureText read(URI feature) {
        Path here = Path.of("").toAbsolutePath();
        Path file = Path.of(feature);
        try {
            return FeatureReader.read(file.startsWith(here) ? here.relativize(file) : file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
