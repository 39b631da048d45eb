package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.text.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A scenario has to have an id and tags that mean something, and to be the only one of its name in its lab. One that needs no
 * cluster shows nothing that a guide says, and needs no id.
 */
final class ScenarioRules {

    /** The form that the report knows an id by: {@code @A4.2}. */
    private static final Pattern ID = Pattern.compile("@[A-Z]\\d+(\\.\\d+)*");

    private static final Pattern POINTS = Pattern.compile("@points:\\d{1,4}");
    private static final Pattern NEARLY_ID = Pattern.compile("@[A-Za-z]\\d[\\d.]*");
    private static final List<String> KNOWN = List.of(ScenarioText.NO_CLUSTER, "@corrects-the-guide");

    private ScenarioRules() {}

    static List<Mistake> check(List<FeatureText> features) {
        List<Mistake> mistakes = new ArrayList<>();
        Map<String, Mistake> names = new HashMap<>();
        for (FeatureText feature : features) {
            for (ScenarioText scenario : feature.scenarios()) {
                mistakes.addAll(tags(feature.file(), scenario));
                id(feature.file(), scenario).ifPresent(mistakes::add);
                name(feature.file(), scenario, names).ifPresent(mistakes::add);
            }
        }
        return mistakes;
    }

    private static Optional<Mistake> id(Path file, ScenarioText scenario) {
        return !scenario.mayTakeCluster()
                        || scenario.tags().stream()
                                .anyMatch(tag -> NEARLY_ID.matcher(tag).matches())
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        scenario.declared(),
                        "the scenario \"%s\" has no id".formatted(scenario.name()),
                        "give it a tag of one capital letter and numbers, such as @M1 or @M1.2"));
    }

    private static List<Mistake> tags(Path file, ScenarioText scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> points = scenario.tags().stream()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith("@point"))
                .toList();
        points.stream()
                .filter(tag -> !POINTS.matcher(tag).matches())
                .forEach(tag -> mistakes.add(tag(file, scenario, tag, "@points:10, a whole number")));
        for (String tag : scenario.tags()) {
            KNOWN.stream()
                    .filter(known -> !tag.equals(known))
                    .filter(known -> Spelling.edits(letters(tag), letters(known)) <= 2)
                    .forEach(known -> mistakes.add(tag(file, scenario, tag, known)));
            if (NEARLY_ID.matcher(tag).matches() && !ID.matcher(tag).matches()) {
                mistakes.add(tag(file, scenario, tag, "one capital letter and numbers, such as @M1 or @M1.2"));
            }
        }
        return mistakes;
    }

    private static String letters(String tag) {
        return tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Mistake tag(Path file, ScenarioText scenario, String tag, String instead) {
        return new Mistake(file, scenario.declared(), "the tag %s says nothing".formatted(tag), "write " + instead);
    }

    /** The examples of an outline may all have the outline's name. */
    private static Optional<Mistake> name(Path file, ScenarioText scenario, Map<String, Mistake> names) {
        Mistake again = new Mistake(
                file,
                scenario.declared(),
                "the lab has another scenario \"%s\"".formatted(scenario.name()),
                "give it a name that says what is different");
        Mistake first = names.putIfAbsent(file.toAbsolutePath().getParent() + "\n" + scenario.name(), again);
        return first == null || first.equals(again)
                ? Optional.empty()
                : Optional.of(new Mistake(
                        file,
                        again.line(),
                        "%s, at %s:%d".formatted(again.message(), first.file(), first.line()),
                        again.fix()));
    }
}
