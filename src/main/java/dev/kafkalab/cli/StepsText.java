package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.Catalogue.Example;
import dev.kafkalab.catalogue.Catalogue.Group;
import dev.kafkalab.catalogue.Catalogue.Step;
import dev.kafkalab.catalogue.Catalogue.Use;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The catalogue as it is printed.
 *
 * @param width how many characters a line may have; phrases and tables are not broken
 */
record StepsText(int width) {

    private static final String INDENT = "      ";

    /** Features a step is used in are named up to this number. */
    private static final int NAMED = 3;

    String of(Catalogue catalogue) {
        StringBuilder text = new StringBuilder();
        catalogue.groups().forEach(group -> add(text, group));
        text.append("What to write for a parameter\n\n");
        catalogue.parameters().forEach(parameter -> text.append("  {%s}\n".formatted(parameter.name()))
                .append(wrapped(parameter.meaning(), INDENT)));
        text.append("\n%s\n".formatted(Count.of(catalogue.steps().size(), "step")));
        return text.toString();
    }

    private void add(StringBuilder text, Group group) {
        text.append(group.name())
                .append('\n')
                .append(wrapped(group.about(), ""))
                .append('\n');
        for (Step step : group.steps()) {
            step.phrases().forEach(phrase -> text.append("  %-5s %s\n".formatted(step.keyword(), phrase)));
            text.append(wrapped(step.meaning(), INDENT));
            step.example().ifPresent(example -> add(text, step, example));
            text.append(wrapped(used(step.uses()), INDENT)).append('\n');
        }
    }

    private static void add(StringBuilder text, Step step, Example example) {
        if (step.phrases().contains(example.text())) {
            return;
        }
        text.append(INDENT).append("e.g. ").append(example.text()).append('\n');
        example.rows()
                .forEach(
                        row -> text.append(INDENT).append("       ").append(row).append('\n'));
    }

    private static String used(List<Use> uses) {
        if (uses.isEmpty()) {
            return "not used in any feature";
        }
        String named = uses.stream().limit(NAMED).map(Use::toString).collect(Collectors.joining(", "));
        return "used in " + named + (uses.size() > NAMED ? " and %d more".formatted(uses.size() - NAMED) : "");
    }

    private String wrapped(String words, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : words.split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        return text.append(line).append('\n').toString();
    }
}
