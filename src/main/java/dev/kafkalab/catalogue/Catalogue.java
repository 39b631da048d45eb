package dev.kafkalab.catalogue;

import static java.util.stream.Collectors.joining;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Every step that a feature may use, with its meaning, an example, and where it is used.
 *
 * @param groups the steps by what they speak of, in the order of the groups' names
 * @param parameters what may be written where a phrase has {@code {name}}
 */
public record Catalogue(List<Group> groups, List<Parameter> parameters) {

    public Catalogue {
        groups = List.copyOf(groups);
        parameters = List.copyOf(parameters);
    }

    /**
     * These steps, with examples from these features; for a step that they do not use, from the labs of this project.
     */
    public static Catalogue of(Vocabulary vocabulary, List<FeatureText> features) {
        return new CatalogueReader(vocabulary, new Usage(vocabulary, features)).read();
    }

    /** Every step, whatever it speaks of. */
    public List<Step> steps() {
        return groups.stream().flatMap(group -> group.steps().stream()).toList();
    }

    /**
     * The part in which every one of these words occurs, in one form or another: in a phrase, its meaning or its
     * example. All of it without words. A group without such a step is left out, and a parameter that none of them has.
     */
    public Catalogue with(List<String> words) {
        if (words.isEmpty()) {
            return this;
        }
        SearchWords wanted = SearchWords.of(words);
        List<Group> found = groups.stream()
                .map(group -> new Group(
                        group.name(),
                        group.about(),
                        group.steps().stream()
                                .filter(step -> wanted.areIn(step.text()))
                                .toList()))
                .filter(group -> !group.steps().isEmpty())
                .toList();
        String phrases = found.stream()
                .flatMap(group -> group.steps().stream())
                .flatMap(step -> step.phrases().stream())
                .collect(joining("\n"));
        return new Catalogue(
                found,
                parameters.stream()
                        .filter(parameter -> phrases.contains("{" + parameter.name() + "}"))
                        .toList());
    }

    /**
     * Steps that speak of the same.
     *
     * @param name of what: {@code Topics}
     * @param about what they do with it, in a sentence
     * @param steps in the order of reading
     */
    public record Group(String name, String about, List<Step> steps) {
        public Group {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step.
     *
     * @param kind what its keyword says
     * @param phrases how it may be written; mostly one
     * @param meaning what it does and measures, and what its failure means
     * @param takesTable whether a table has to stand under it
     * @param example a step of a feature that has one of the phrases, if a feature does
     * @param uses where it stands in features
     */
    public record Step(
            Kind kind,
            List<String> phrases,
            String meaning,
            boolean takesTable,
            Optional<Example> example,
            List<Use> uses) {
        public Step {
            phrases = List.copyOf(phrases);
            uses = List.copyOf(uses);
        }

        /** The keyword to write it with; {@code *} if any will do. */
        public String keyword() {
            return switch (kind) {
                case GIVEN -> "Given";
                case WHEN -> "When";
                case THEN -> "Then";
                case UNKNOWN -> "*";
            };
        }

        private String text() {
            return String.join(" ", phrases) + " " + meaning + " "
                    + example.map(Example::text).orElse("");
        }
    }

    /** A step as a feature has it, with the rows of its table. */
    public record Example(String text, List<List<String>> table) {
        public Example {
            table = List.copyOf(table);
        }

        /** The table's rows as Gherkin has them, each column as wide as its widest cell. */
        public List<String> rows() {
            return table.stream()
                    .map(row -> IntStream.range(0, row.size())
                            .mapToObj(column -> row.get(column)
                                    + " ".repeat(width(column) - row.get(column).length()))
                            .collect(joining(" | ", "| ", " |")))
                    .toList();
        }

        private int width(int column) {
            return table.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
        }
    }

    /**
     * A place in a feature.
     *
     * @param shipped whether the feature is one of this project's, and was looked up in the jar
     */
    public record Use(Path file, int line, boolean shipped) {
        /** {@code file:line}. */
        @Override
        public String toString() {
            return (shipped ? "kafka-lab's own " : "") + file + ":" + line;
        }
    }

    /** What may be written for {@code {name}}. */
    public record Parameter(String name, String meaning) {}
}
