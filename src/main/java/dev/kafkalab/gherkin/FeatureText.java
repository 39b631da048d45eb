package dev.kafkalab.gherkin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A feature file as it is written, its scenarios with everything that they inherit.
 *
 * @param file the file
 * @param name the feature's name; empty if the file cannot be read as a feature
 * @param description what stands below its name; may be empty
 * @param scenarios each scenario, and each example of an outline, in the file's order
 * @param problems why the file, or a part of it, cannot be read
 * @param emptyOutlines outlines without examples: nothing of them is run
 */
public record FeatureText(
        Path file,
        String name,
        String description,
        List<ScenarioText> scenarios,
        List<Problem> problems,
        List<EmptyOutline> emptyOutlines) {

    public FeatureText {
        scenarios = List.copyOf(scenarios);
        problems = List.copyOf(problems);
        emptyOutlines = List.copyOf(emptyOutlines);
    }

    /** Why nothing can be run of a scenario, because it is an outline without examples; empty if it is none. */
    public Optional<Problem> emptyOutline(ScenarioText scenario) {
        return emptyOutlines.stream()
                .map(EmptyOutline::problem)
                .filter(problem -> problem.line() == scenario.declared())
                .findFirst();
    }

    /**
     * A scenario.
     *
     * @param name its name
     * @param line the line that Cucumber knows it by: its own, or its example's
     * @param declared the line where it, or the outline that it is an example of, begins
     * @param tags its own and inherited ones, each with its {@code @}
     * @param steps the background's and its own
     */
    public record ScenarioText(String name, int line, int declared, List<String> tags, List<StepText> steps) {

        /** The tag of what needs no cluster, such as a promise about the pages that a run leaves. */
        public static final String NO_CLUSTER = "@no-cluster";

        public ScenarioText {
            tags = List.copyOf(tags);
            steps = List.copyOf(steps);
        }

        /** Whether it may take a cluster: it is part of a lab, then. */
        public boolean mayTakeCluster() {
            return !tags.contains(NO_CLUSTER);
        }

        /** The ids of what it shows: {@code A4.2}. */
        public List<String> ids() {
            return tags.stream().map(TagWords::id).flatMap(Optional::stream).toList();
        }

        /** The ids of what has to hold before it means anything: {@code @after:A2}. */
        public List<String> after() {
            return tags.stream()
                    .map(TagWords::after)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
    }

    /**
     * A step.
     *
     * @param kind what its keyword means, once {@code And} and {@code But} are resolved
     * @param text without the keyword, with an example's values filled in
     * @param line in the file
     * @param argument whether a table or a text block stands under it
     * @param table the table's rows; empty where none stands under it
     */
    public record StepText(Kind kind, String text, int line, Argument argument, List<List<String>> table) {
        public StepText {
            table = List.copyOf(table);
        }
    }

    /** What a step's keyword means. */
    public enum Kind {
        GIVEN,
        WHEN,
        THEN,
        UNKNOWN
    }

    /** What stands under a step. */
    public enum Argument {
        NONE,
        TABLE,
        TEXT
    }

    /**
     * A part that cannot be read.
     *
     * @param line where, from 1 on; 0 if that is not known
     * @param message why
     * @param remedy what to do about it
     */
    public record Problem(int line, String message, String remedy) {

        /** {@code file:line: message} and, on lines of its own, what to do. */
        public String in(Path file) {
            return "%s:%d: %s%n  Fix: %s"
                    .formatted(file, line, message, remedy.replace("\n", System.lineSeparator() + "    "));
        }
    }

    /**
     * An outline of which nothing can be run, since it has no examples.
     *
     * @param name its name
     * @param tags its own and inherited ones, each with its {@code @}
     * @param problem where it stands, and what is wrong with it
     */
    public record EmptyOutline(String name, List<String> tags, Problem problem) {
        public EmptyOutline {
            tags = List.copyOf(tags);
        }
    }
}
