package dev.kafkalab.cli;

import dev.kafkalab.console.Table;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A grade as a grader reads it on a terminal: what was found, what lost points and why, and the points. */
final class GradeText {

    private GradeText() {}

    static String of(Grade grade) {
        List<String> lines = new ArrayList<>();
        grade.remarks().forEach(remark -> remark(remark, lines));
        if (grade.state() != State.REFUSED) {
            grade.scenarios()
                    .filter(scenario -> scenario.outcome() != Outcome.VERIFIED)
                    .forEach(scenario -> scenario(scenario, lines));
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.addAll(Table.lines(rows(grade), "..."));
        lines.add("");
        lines.add(closing(grade));
        return String.join(System.lineSeparator(), lines);
    }

    private static void remark(Remark remark, List<String> lines) {
        lines.add("%s%s: %s: %s"
                .formatted(
                        remark.file(), remark.line() == 0 ? "" : ":" + remark.line(), remark.rule(), remark.message()));
        if (!remark.remedy().isEmpty()) {
            lines.add("  Fix: " + remark.remedy());
        }
    }

    private static void scenario(GradedScenario scenario, List<String> lines) {
        lines.add("%s: %s".formatted(scenario.outcome().word(), scenario.title()));
        scenario.reason().lines().limit(1).forEach(reason -> lines.add("    " + reason));
    }

    private static List<List<String>> rows(Grade grade) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("lab and stage", "points", "verified", "failed", "blocked", "error", "not verified"));
        for (GradedStage stage : grade.stages()) {
            rows.add(row(stage.lab() + ": " + stage.name(), stage.points().words(), stage.scenarios()));
        }
        rows.add(row("all", grade.points().words(), grade.scenarios().toList()));
        return rows;
    }

    private static List<String> row(String name, String points, List<GradedScenario> scenarios) {
        List<String> row = new ArrayList<>(List.of(name, points));
        for (Outcome outcome :
                List.of(Outcome.VERIFIED, Outcome.FAILED, Outcome.BLOCKED, Outcome.ERROR, Outcome.NOT_VERIFIED)) {
            row.add(Long.toString(scenarios.stream()
                    .filter(scenario -> scenario.outcome() == outcome)
                    .count()));
        }
        return row;
    }

    private static String closing(Grade grade) {
        String rest = grade.points().rest();
        String points = "%s: %s points%s"
                .formatted(
                        grade.submission().id(),
                        grade.points().words(),
                        rest.isEmpty() ? "" : " (%s, which nobody has lost)".formatted(rest));
        return switch (grade.state()) {
            case REFUSED -> points + ". Nothing was started: see what was found in its files.";
            case NOT_GRADABLE -> points + ". It could not be graded to its end; a person has to look at it.";
            case GRADED ->
                grade.needsHuman()
                        ? points + ". Some of it ended in errors of ours; a person has to look at it."
                        : points;
        };
    }
}
