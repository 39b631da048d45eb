package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Refuses a scenario that cannot mean anything before anything is started for it. */
public final class DefinedSteps {

    private final Map<URI, FeatureText> features = new ConcurrentHashMap<>();
    private final Set<Class<?>> found = new LinkedHashSet<>();
    private Vocabulary vocabulary = Vocabulary.ours();

    /** Takes in a class in which Cucumber has found steps, or kinds of parameters: it may be a course's own. */
    public synchronized void add(Class<?> steps) {
        found.add(steps);
    }

    /** The steps that this run has. */
    public synchronized Vocabulary vocabulary() {
        // Not when each is found: a step may have a parameter of a kind that another class defines.
        vocabulary = vocabulary.plus(found, Thread.currentThread().getContextClassLoader());
        return vocabulary;
    }

    /**
     * Checks a scenario that is about to run. Each feature is read once.
     *
     * @param feature where Cucumber has it from
     * @param line the scenario's line, by which Cucumber knows it
     * @throws AuthorMistakeException naming each mistake in its steps, with the fix
     * @throws TestAbortedException if the scenario promises nothing: it is not verified then
     */
    public void require(URI feature, int line) {
        FeatureText text = features.computeIfAbsent(feature, FeatureReader::read);
        if (!text.problems().isEmpty()) {
            throw new AuthorMistakeException(Lint.unreadable(text));
        }
        text.scenarios().stream()
                .filter(scenario -> scenario.line() == line)
                .forEach(scenario -> require(text, scenario));
    }

    private void require(FeatureText feature, ScenarioText scenario) {
        feature.emptyOutline(scenario).ifPresent(outline -> {
            throw new AuthorMistakeException(List.of(Lint.mistake(feature, outline)));
        });
        Path file = feature.file();
        Vocabulary vocabulary = vocabulary();
        List<Mistake> mistakes = Stream.concat(
                        new StepRules(vocabulary).check(file, scenario).stream(),
                        new ClusterRules(vocabulary).check(file, scenario).stream())
                .distinct()
                .toList();
        if (!mistakes.isEmpty()) {
            throw new AuthorMistakeException(mistakes);
        }
        new PromiseRule(vocabulary).check(file, scenario).ifPresent(empty -> {
            throw new TestAbortedException(empty.toString());
        });
    }
}
