package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import dev.kafkalab.gherkin.FeatureText.Argument;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A step has to be one of the vocabulary's, and have a table exactly where its phrase takes one. */
final class StepRules {

    /** As guides for people say it. */
    private static final Pattern WAITING = Pattern.compile(
            "\\b(waits?|sleeps?|pauses?)\\b.*\\d+ ?(ms|s|seconds?|minutes?)\\b", Pattern.CASE_INSENSITIVE);

    private final Vocabulary vocabulary;

    StepRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What keeps the scenario's steps from meaning something: a run refuses it in the same words. */
    List<Mistake> check(Path file, ScenarioText scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        scenario.steps().forEach(step -> {
            check(file, step).ifPresent(mistakes::add);
            vocabulary.only(step.text()).ifPresent(phrase -> mistakes.addAll(ValueRules.check(file, step, phrase)));
        });
        mistakes.addAll(new PrecedenceRules(vocabulary).check(file, scenario));
        return mistakes;
    }

    private Optional<Mistake> check(Path file, StepText step) {
        List<Phrase> phrases = vocabulary.matching(step.text());
        if (phrases.isEmpty()) {
            return Optional.of(undefined(file, step));
        }
        return phrases.size() > 1 ? Optional.of(ambiguous(file, step, phrases)) : table(file, step, phrases.get(0));
    }

    /** That no phrase has these words, with those that were probably meant. */
    private Mistake undefined(Path file, StepText step) {
        List<String> near = Suggestions.of(step.text(), vocabulary);
        return new Mistake(
                file,
                step.line(),
                "no step of the vocabulary is \"%s\"".formatted(step.text()),
                near.isEmpty() ? noneLike(step.text()) : "did you mean\n" + String.join("\n", near) + stillOpen(near));
    }

    /** That nothing is like it, and which steps speak of the same. */
    private String noneLike(String step) {
        if (WAITING.matcher(step).find()) {
            return "leave it out. No step waits for a time: promises do, as long as they have, such as \"a new leader of orders is elected within 18 seconds\"";
        }
        return Suggestions.group(step, withoutExamples().read().groups())
                .map(group ->
                        "none is like it. The nearest are those of %s: %s%n`java -jar target/kafka-lab.jar steps %s` shows them, and `steps WORD` those with a word"
                                .formatted(group.name(), group.about(), group.name()))
                .orElse("none is like it; `java -jar target/kafka-lab.jar steps WORD` shows those with a word");
    }

    private CatalogueReader withoutExamples() {
        return new CatalogueReader(vocabulary, Usage.none(vocabulary));
    }

    /** What to write for the parameters that could not be filled in. */
    private String stillOpen(List<String> near) {
        List<String> open = near.stream()
                .flatMap(step -> Token.PARAMETER.matcher(step).results())
                .map(parameter -> parameter.group(1))
                .toList();
        return open.isEmpty()
                ? ""
                : withoutExamples().parameters().stream()
                        .filter(parameter -> open.contains(parameter.name()))
                        .map(parameter -> "\n{%s} is: %s".formatted(parameter.name(), parameter.meaning()))
                        .collect(joining());
    }

    private static Mistake ambiguous(Path file, StepText step, List<Phrase> phrases) {
        return new Mistake(
                file,
                step.line(),
                "\"%s\" is several steps of the vocabulary: %s"
                        .formatted(
                                step.text(),
                                phrases.stream()
                                        .map(phrase -> "\"" + phrase.text() + "\"")
                                        .collect(joining(" and "))),
                "write it so that it can be one of them only");
    }

    private static Optional<Mistake> table(Path file, StepText step, Phrase phrase) {
        if (phrase.takesTable() && step.argument() != Argument.TABLE) {
            return Optional.of(new Mistake(
                    file,
                    step.line(),
                    "\"%s\" needs a table".formatted(phrase.text()),
                    "write its rows under the step, each as | a | b |"));
        }
        if (!phrase.takesTable() && step.argument() != Argument.NONE) {
            return Optional.of(new Mistake(
                    file,
                    step.line(),
                    "\"%s\" takes no %s"
                            .formatted(phrase.text(), step.argument() == Argument.TABLE ? "table" : "text block"),
                    "take it away, or use a step that takes one"));
        }
        return Optional.empty();
    }
}
