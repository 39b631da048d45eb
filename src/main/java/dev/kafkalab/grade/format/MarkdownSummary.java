package dev.kafkalab.grade.format;

import static dev.kafkalab.text.ForeignText.markdown;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A grade in GitHub's Markdown, for the summary of a job of GitHub Actions. */
final class MarkdownSummary {

    private MarkdownSummary() {}

    static String of(StudentGrade student) {
        Grade grade = student.grade();
        List<String> parts = new ArrayList<>();
        parts.add("## %s: %s".formatted(markdown(grade.submission().id()), GradeWords.points(student.points())));
        GradeWords.notes(student).forEach(note -> parts.add(markdown(note)));
        parts.add(remarks(grade.remarks()));
        parts.add(table(student));
        grade.stages().forEach(stage -> stage.scenarios().stream()
                .filter(scenario -> scenario.outcome() != Outcome.VERIFIED || scenario.flaky())
                .forEach(scenario -> parts.add(scenario(scenario))));
        parts.add(policy(grade.assignment().policy()));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** What was found in the files, a line each; empty for none. */
    static String remarks(List<Remark> remarks) {
        return remarks.isEmpty()
                ? ""
                : remarks.stream()
                        .map(remark -> "- " + markdown(GradeWords.remark(remark)))
                        .collect(Collectors.joining("\n", "**In the files**\n\n", ""));
    }

    /** How verdicts become points, a line each; empty for none. */
    static String policy(List<String> sentences) {
        return sentences.isEmpty()
                ? ""
                : sentences.stream()
                        .map(sentence -> "- " + markdown(sentence))
                        .collect(Collectors.joining("\n", "**How this was graded**\n\n", ""));
    }

    private static String table(StudentGrade student) {
        StringBuilder table = new StringBuilder("| stage | points |\n|---|---:|");
        for (GradedStage stage : student.grade().stages()) {
            row(table, markdown(stage.lab() + ": " + stage.name()), stage.points());
        }
        if (student.withheld().any()) {
            row(table, StudentGrade.WITHHELD, student.withheld());
        }
        row(table, "**all**", student.points());
        return table.toString();
    }

    private static void row(StringBuilder table, String name, Points points) {
        String rest = points.rest();
        table.append("\n| %s | %s%s |"
                .formatted(name, points.words().replace("-", "\\-"), rest.isEmpty() ? "" : " (" + rest + ")"));
    }

    private static String scenario(GradedScenario scenario) {
        return GradeWords.details(scenario).stream()
                .map(line -> "- " + markdown(line))
                .collect(Collectors.joining(
                        "\n",
                        "**%s: %s** (%s)\n\n"
                                .formatted(
                                        markdown(GradeWords.outcome(scenario)),
                                        markdown(scenario.title()),
                                        GradeWords.points(scenario)),
                        ""))
                .strip();
    }
}
