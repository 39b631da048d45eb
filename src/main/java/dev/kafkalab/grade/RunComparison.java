package dev.kafkalab.grade;

import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs' verdicts side by side. A scenario is known again by its file, name and example, not by its line.
 *
 * @param same how many scenarios both runs have, with the same verdict
 * @param different those that both have, with another verdict in each
 * @param onlyInFirst those that the second run does not have
 * @param onlyInSecond those that the first run does not have
 */
public record RunComparison(int same, List<Difference> different, List<String> onlyInFirst, List<String> onlyInSecond) {

    public RunComparison {
        different = List.copyOf(different);
        onlyInFirst = List.copyOf(onlyInFirst);
        onlyInSecond = List.copyOf(onlyInSecond);
    }

    /** Compares them. */
    public static RunComparison of(Run first, Run second) {
        Map<String, Scenario> ofFirst = scenarios(first);
        Map<String, Scenario> ofSecond = scenarios(second);
        List<Difference> both = new ArrayList<>();
        ofFirst.forEach((name, scenario) -> {
            if (ofSecond.containsKey(name)) {
                both.add(Difference.of(name, scenario, ofSecond.get(name)));
            }
        });
        List<Difference> different =
                both.stream().filter(one -> one.first() != one.second()).toList();
        return new RunComparison(
                both.size() - different.size(), different, without(ofFirst, ofSecond), without(ofSecond, ofFirst));
    }

    /**
     * Whether both have the same scenarios with the same verdicts, and at least one: two empty runs agree on nothing.
     */
    public boolean agree() {
        return same > 0 && different.isEmpty() && onlyInFirst.isEmpty() && onlyInSecond.isEmpty();
    }

    /** A line for each disagreement, with the reasons below it, and one for what they agree on. */
    public String words() {
        StringBuilder text = new StringBuilder();
        for (Difference one : different) {
            text.append("%s%n    first:  %s%n    second: %s%n"
                    .formatted(
                            one.scenario(),
                            words(one.first(), one.firstReason()),
                            words(one.second(), one.secondReason())));
        }
        onlyInFirst.forEach(scenario -> text.append("%s%n    only in the first run%n".formatted(scenario)));
        onlyInSecond.forEach(scenario -> text.append("%s%n    only in the second run%n".formatted(scenario)));
        return text.append("%d %s the same verdict in both runs, %d differ, %d are only in one"
                        .formatted(
                                same,
                                same == 1 ? "scenario has" : "scenarios have",
                                different.size(),
                                onlyInFirst.size() + onlyInSecond.size()))
                .toString();
    }

    private static String words(Verdict verdict, String reason) {
        return reason.lines()
                .findFirst()
                .map(why -> verdict.word() + ": " + why)
                .orElse(verdict.word());
    }

    private static List<String> without(Map<String, Scenario> those, Map<String, Scenario> others) {
        return those.keySet().stream().filter(name -> !others.containsKey(name)).toList();
    }

    private static Map<String, Scenario> scenarios(Run run) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (Lab lab : run.labs()) {
            for (Stage stage : lab.stages()) {
                ScenarioNames.of(stage)
                        .forEach((name, scenario) -> scenarios.put(stage.file() + ": " + name, scenario));
            }
        }
        return scenarios;
    }

    /**
     * A scenario with two verdicts.
     *
     * @param scenario its file and its name
     * @param first what the first run says of it
     * @param firstReason why, or empty
     * @param second what the second run says of it
     * @param secondReason why, or empty
     */
    public record Difference(String scenario, Verdict first, String firstReason, Verdict second, String secondReason) {

        private static Difference of(String name, Scenario first, Scenario second) {
            return new Difference(name, first.verdict(), first.reason(), second.verdict(), second.reason());
        }
    }
}
