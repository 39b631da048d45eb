package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.Catalogue.Example;
import dev.kafkalab.catalogue.Catalogue.Use;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where features use which phrase. */
final class Usage {

    private final Vocabulary vocabulary;
    private final Map<Phrase, List<Used>> used = new HashMap<>();
    private Map<Phrase, List<Used>> shipped;

    /** In these features, and in the labs of this project for what they do not use. */
    Usage(Vocabulary vocabulary, List<FeatureText> features) {
        this.vocabulary = vocabulary;
        add(features, false, used);
    }

    /** For those who want to know of no use. */
    static Usage none(Vocabulary vocabulary) {
        Usage none = new Usage(vocabulary, List.of());
        none.shipped = Map.of();
        return none;
    }

    private void add(List<FeatureText> features, boolean ours, Map<Phrase, List<Used>> uses) {
        features.forEach(feature -> feature.scenarios().stream()
                .flatMap(scenario -> scenario.steps().stream())
                .forEach(step -> vocabulary.matching(step.text()).forEach(phrase -> uses.computeIfAbsent(
                                phrase, first -> new ArrayList<>())
                        .add(new Used(step, new Use(feature.file(), step.line(), ours))))));
    }

    /** The places, each once: a background's step is a step of every scenario. */
    List<Use> of(List<Phrase> phrases) {
        return all(phrases).stream().map(Used::place).distinct().toList();
    }

    /** The first step that has one of the phrases. */
    Optional<Example> example(List<Phrase> phrases) {
        return all(phrases).stream().map(Used::step).findFirst().map(step -> new Example(step.text(), step.table()));
    }

    private List<Used> all(List<Phrase> phrases) {
        List<Used> own = in(used, phrases);
        return own.isEmpty() ? in(shipped(), phrases) : own;
    }

    /** Read when they are needed: a project that has them all itself need not read them twice. */
    private Map<Phrase, List<Used>> shipped() {
        if (shipped == null) {
            shipped = new HashMap<>();
            add(ShippedFeatures.read(), true, shipped);
        }
        return shipped;
    }

    private static List<Used> in(Map<Phrase, List<Used>> uses, List<Phrase> phrases) {
        return phrases.stream()
                .flatMap(phrase -> uses.getOrDefault(phrase, List.of()).stream())
                .toList();
    }

    private record Used(StepText step, Use place) {}
}
