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

    private final Map<Phrase, List<Used>> used = new HashMap<>();

    Usage(Vocabulary vocabulary, List<FeatureText> features) {
        features.forEach(feature -> feature.scenarios().stream()
                .flatMap(scenario -> scenario.steps().stream())
                .forEach(step -> vocabulary.matching(step.text()).forEach(phrase -> used.computeIfAbsent(
                                phrase, first -> new ArrayList<>())
                        .add(new Used(step, new Use(feature.file(), step.line()))))));
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
        return phrases.stream()
                .flatMap(phrase -> used.getOrDefault(phrase, List.of()).stream())
                .toList();
    }

    private record Used(StepText step, Use place) {}
}
