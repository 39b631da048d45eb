package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.EmptyOutline;
import dev.kafkalab.gherkin.FeatureText.Problem;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of scenarios, steps and examples, by the ids that pickles refer to. */
final class Lines {

    private final Map<String, Integer> lines = new HashMap<>();

    private Lines() {}

    static Map<String, Integer> of(GherkinDocument document) {
        Lines lines = new Lines();
        document.getFeature().stream()
                .flatMap(feature -> feature.getChildren().stream())
                .forEach(lines::add);
        return lines.lines;
    }

    /** Outlines that have no example. */
    static List<EmptyOutline> emptyOutlines(GherkinDocument document) {
        return document.getFeature().stream()
                .flatMap(
                        feature -> feature.getChildren().stream()
                                .flatMap(child -> Stream.concat(
                                        emptyOutline(child.getScenario(), feature.getTags()).stream(),
                                        child.getRule().stream().flatMap(rule -> rule.getChildren().stream()
                                                .flatMap(inner -> emptyOutline(
                                                        inner.getScenario(), concat(feature.getTags(), rule.getTags()))
                                                        .stream())))))
                .toList();
    }

    private static Optional<EmptyOutline> emptyOutline(Optional<Scenario> scenario, List<Tag> inherited) {
        return scenario.filter(Lines::isEmptyOutline)
                .map(outline -> new EmptyOutline(
                        outline.getName(),
                        concat(inherited, outline.getTags()).stream()
                                .map(Tag::getName)
                                .toList(),
                        new Problem(
                                outline.getLocation().getLine().intValue(),
                                "the outline \"%s\" has no examples: nothing of it is run".formatted(outline.getName()),
                                "write \"Examples:\" under it, with a header and a row for each example")));
    }

    private static List<Tag> concat(List<Tag> inherited, List<Tag> own) {
        return Stream.concat(inherited.stream(), own.stream()).toList();
    }

    private static boolean isEmptyOutline(Scenario scenario) {
        boolean outline =
                !scenario.getExamples().isEmpty() || scenario.getKeyword().matches(".*(Outline|Template).*");
        return outline
                && scenario.getExamples().stream()
                        .allMatch(examples -> examples.getTableBody().isEmpty());
    }

    private void add(FeatureChild child) {
        child.getBackground().map(Background::getSteps).ifPresent(this::add);
        child.getScenario().ifPresent(this::add);
        child.getRule().stream().flatMap(rule -> rule.getChildren().stream()).forEach(this::add);
    }

    private void add(RuleChild child) {
        child.getBackground().map(Background::getSteps).ifPresent(this::add);
        child.getScenario().ifPresent(this::add);
    }

    private void add(Scenario scenario) {
        put(scenario.getId(), scenario.getLocation());
        add(scenario.getSteps());
        for (Examples examples : scenario.getExamples()) {
            examples.getTableBody().forEach(row -> put(row.getId(), row.getLocation()));
        }
    }

    private void add(List<Step> steps) {
        steps.forEach(step -> put(step.getId(), step.getLocation()));
    }

    private void put(String id, Location location) {
        lines.put(id, location.getLine().intValue());
    }
}
