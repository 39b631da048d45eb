package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.text.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Moodle's VPL reads from the output of an evaluation. Of the lines that begin with {@code Grade :=>>} the last
 * one is the grade, so nobody else's text may begin a line: each such line begins with {@code >}, which VPL shows as it
 * is.
 */
final class Vpl {

    private static final String GRADE = "Grade :=>> ";
    private static final String QUOTED = "> ";

    private Vpl() {}

    static String of(StudentGrade student, Map<String, String> environment) {
        List<String> lines = new ArrayList<>();
        Grade grade = student.grade();
        lines.add("<|--");
        lines.add("-" + GradeWords.points(student.points()));
        GradeWords.notes(student).forEach(note -> quoted(note, lines));
        grade.remarks().forEach(remark -> quoted(GradeWords.remark(remark), lines));
        for (GradedStage stage : grade.stages()) {
            lines.add("-" + stageTitle(stage));
            stage.scenarios().forEach(scenario -> scenario(scenario, lines));
        }
        if (student.withheld().any()) {
            lines.add("-%s: %s".formatted(StudentGrade.WITHHELD, GradeWords.points(student.withheld())));
        }
        if (!grade.assignment().policy().isEmpty()) {
            lines.add("-How this was graded");
            grade.assignment().policy().forEach(sentence -> quoted(sentence, lines));
        }
        lines.add("--|>");
        mark(student, environment).ifPresent(mark -> lines.add(GRADE + mark));
        return String.join("\n", lines) + "\n";
    }

    private static String stageTitle(GradedStage stage) {
        return ForeignText.oneLine(
                "%s: %s: %s".formatted(stage.lab(), stage.name(), GradeWords.points(stage.points())));
    }

    private static void scenario(GradedScenario scenario, List<String> lines) {
        quoted(
                "%s: %s (%s)".formatted(GradeWords.outcome(scenario), scenario.title(), GradeWords.points(scenario)),
                lines);
        if (scenario.outcome() != Outcome.VERIFIED || scenario.flaky()) {
            GradeWords.details(scenario).forEach(line -> lines.add(ForeignText.prefixed(QUOTED + "    ", line)));
        }
    }

    private static void quoted(String text, List<String> lines) {
        lines.add(ForeignText.prefixed(QUOTED, text));
    }

    /** On the scale that VPL tells its evaluations; none as long as a person has to look at it. */
    private static Optional<String> mark(StudentGrade student, Map<String, String> environment) {
        Grade grade = student.grade();
        String most = environment.getOrDefault("VPL_GRADEMAX", "");
        return Mark.of(grade, student.points(), most.isBlank() ? Optional.empty() : Optional.of(Mark.number(most)));
    }
}
