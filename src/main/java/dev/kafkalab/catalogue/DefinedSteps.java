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
import org.opentest4j.TestAbortedException;

/** Refuses a scenario that cannot mean anything before anything is started for it. */
public final class DefinedSteps {

    private static final Map<URI, FeatureText> FEATURES = new ConcurrentHashMap<>();

    private DefinedSteps() {}

    /**
     * Checks a scenario that is about to run. Each feature is read once. A feature that is no file, but in a jar, is not
     * checked.
     *
     * @param feature where Cucumber has it from
     * @param line the scenario's line, by which Cucumber knows it
     * @throws AuthorMistakeException naming each mistake in its steps, with the fix
     * @throws TestAbortedException if the scenario promises nothing: it is not verified then
     */
    public static void require(URI feature, int line) {
        if ("file".equals(feature.getScheme())) {
            FeatureText text = FEATURES.computeIfAbsent(feature, DefinedSteps::read);
            if (!text.problems().isEmpty()) {
                throw new AuthorMistakeException(
                        Lint.unreadable(text).stream().map(Mistake::toString).collect(joining(System.lineSeparator())));
            }
            text.scenarios().stream()
                    .filter(scenario -> scenario.line() == line)
                    .forEach(scenario -> require(text.file(), scenario));
        }
    }

    private static void require(Path file, ScenarioText scenario) {
        Vocabulary vocabulary = Vocabulary.ours();
        String mistakes = new StepRules(vocabulary)
                .check(file, scenario).stream()
                        .map(Mistake::toString)
                        .distinct()
                        .collect(joining(System.lineSeparator()));
        if (!mistakes.isEmpty()) {
            throw new AuthorMistakeException(mistakes);
        }
        new PromiseRule(vocabulary).check(file, scenario).ifPresent(empty -> {
            throw new TestAbortedException(empty.toString());
        });
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
