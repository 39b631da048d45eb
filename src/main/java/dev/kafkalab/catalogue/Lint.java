package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what is wrong in features without running them. */
public final class Lint {

    private static final Comparator<Mistake> IN_ORDER =
            Comparator.comparing(Mistake::file).thenComparing(Mistake::line).thenComparing(Mistake::message);

    private Lint() {}

    /** Every mistake in these features, each once, by file and line. Compose files are seen from the working folder. */
    public static List<Mistake> of(List<FeatureText> features) {
        return of(features, Vocabulary.ours());
    }

    /** As above, where steps of a course's own may be used, too. */
    public static List<Mistake> of(List<FeatureText> features, Vocabulary vocabulary) {
        StepRules steps = new StepRules(vocabulary);
        ClusterRules clusters = new ClusterRules(vocabulary);
        List<Mistake> mistakes = new ArrayList<>(ScenarioRules.check(features));
        for (FeatureText feature : features) {
            mistakes.addAll(unreadable(feature));
            feature.emptyOutlines().forEach(outline -> mistakes.add(mistake(feature, outline.problem())));
            for (ScenarioText scenario : feature.scenarios()) {
                if (feature.emptyOutline(scenario).isPresent()) {
                    continue;
                }
                mistakes.addAll(steps.check(feature.file(), scenario));
                new PromiseRule(vocabulary).check(feature.file(), scenario).ifPresent(mistakes::add);
                mistakes.addAll(clusters.check(feature.file(), scenario));
            }
        }
        return mistakes.stream().distinct().sorted(IN_ORDER).toList();
    }

    static List<Mistake> unreadable(FeatureText feature) {
        if (feature.problems().isEmpty()
                && feature.emptyOutlines().isEmpty()
                && feature.scenarios().isEmpty()) {
            return List.of(
                    new Mistake(feature.file(), 1, "the feature has no scenario", "write one, or take the file away"));
        }
        return feature.problems().stream()
                .map(problem -> mistake(feature, problem))
                .toList();
    }

    static Mistake mistake(FeatureText feature, Problem problem) {
        return new Mistake(feature.file(), problem.line(), problem.message(), problem.remedy());
    }
}
