package dev.kafkalab.grade;

import dev.kafkalab.results.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has changed between two grades of one submission.
 *
 * @param changes one for each scenario with another outcome, or that only one of them has
 * @param before the points of the first
 * @param after the points of the second
 */
public record GradeComparison(List<Change> changes, Points before, Points after) {

    public GradeComparison {
        changes = List.copyOf(changes);
    }

    /** Compares them: a scenario is known again by its stage's file and its title. */
    public static GradeComparison of(Grade first, Grade second) {
        Map<String, GradedScenario> before = scenarios(first);
        Map<String, GradedScenario> after = scenarios(second);
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String scenario : all) {
            Change change = new Change(
                    scenario,
                    Optional.ofNullable(before.get(scenario)).map(GradedScenario::outcome),
                    Optional.ofNullable(after.get(scenario)).map(GradedScenario::outcome),
                    Optional.ofNullable(after.get(scenario))
                            .map(GradedScenario::reason)
                            .orElse(""));
            if (!change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        return new GradeComparison(changes, first.points(), second.points());
    }

    /** A line for each change, and one for the points. */
    public String words() {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append("%s%n    %s -> %s%s%n"
                    .formatted(
                            change.scenario(),
                            word(change.before()),
                            word(change.after()),
                            change.reason().isEmpty()
                                    ? ""
                                    : ": " + change.reason().lines().findFirst().orElse("")));
        }
        return text.append("%d %s changed; %d/%d points before, %d/%d now"
                        .formatted(
                                changes.size(),
                                changes.size() == 1 ? "verdict has" : "verdicts have",
                                before.earned(),
                                before.possible(),
                                after.earned(),
                                after.possible()))
                .toString();
    }

    private static String word(Optional<Outcome> outcome) {
        return outcome.map(Outcome::word).orElse("not part of it");
    }

    private static Map<String, GradedScenario> scenarios(Grade grade) {
        Map<String, GradedScenario> scenarios = new LinkedHashMap<>();
        for (GradedStage stage : grade.stages()) {
            stage.scenarios().forEach(scenario -> scenarios.put(stage.file() + ": " + scenario.title(), scenario));
        }
        return scenarios;
    }

    /**
     * A scenario with two outcomes.
     *
     * @param scenario its file and its title
     * @param before its outcome in the first grade; empty if that has no such scenario
     * @param after its outcome in the second grade; empty if that has no such scenario
     * @param reason why it has its outcome in the second; may be empty
     */
    public record Change(String scenario, Optional<Outcome> before, Optional<Outcome> after, String reason) {}
}
