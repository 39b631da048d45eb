package dev.kafkalab.grade.format;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import dev.kafkalab.text.ForeignText;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code result.json} of Classroom 50, schema {@value #SCHEMA}. It has no room for more than names and scores, so a
 * name says what became of a scenario that was neither verified nor failed.
 */
final class Classroom50 {

    private static final String SCHEMA = "classroom50/result/v1";

    /** What the runner's tags of submissions begin with. */
    private static final String TAG = "submit/";

    private Classroom50() {}

    static String of(StudentGrade student, FormatContext context) {
        Grade grade = student.grade();
        List<Test> tests =
                new ArrayList<>(grade.scenarios().map(Classroom50::test).toList());
        if (student.withheld().any()) {
            Points points = student.withheld();
            tests.add(Test.of(StudentGrade.WITHHELD, points.earned() == points.possible(), points));
        }
        if (tests.isEmpty()) {
            // A list without tests shows as a pass.
            tests.add(Test.of(GradeWords.CAN_BE_GRADED, false, Points.NONE));
        }
        String submission = variable("SUBMISSION_TAG", context);
        if (!submission.startsWith(TAG)) {
            throw new FormatException("SUBMISSION_TAG is \"%s\", and Classroom 50 has tags that begin with %s"
                    .formatted(ForeignText.oneLine(submission), TAG));
        }
        return JsonText.of(new Document(
                SCHEMA,
                variable("CLASSROOM", context),
                variable("ASSIGNMENT", context),
                submission,
                variable("COMMIT_URL", context),
                variable("RELEASE_URL", context),
                variable("REVIEW_URL", context),
                grade.provenance()
                        .finished()
                        .orElse(grade.provenance().started())
                        .toString(),
                student.points().earned(),
                student.points().possible(),
                tests));
    }

    private static Test test(GradedScenario scenario) {
        String name = ForeignText.oneLine(scenario.title());
        String told =
                switch (scenario.outcome()) {
                    case VERIFIED, FAILED -> name;
                    case BLOCKED -> name + " (blocked: what it stands on has failed)";
                    case NOT_VERIFIED -> name + " (could not be verified here: it costs nothing)";
                    case ERROR -> name + " (error of the grading machine: it costs nothing)";
                };
        return Test.of(told, scenario.outcome() == Outcome.VERIFIED, scenario.points());
    }

    private static String variable(String name, FormatContext context) {
        return context.variable(name, "classroom50");
    }

    private record Document(
            String schema,
            String classroom,
            String assignment,
            String submission,
            String commit,
            String release,
            String review,
            String datetime,
            int score,
            @JsonProperty("max-score") int maxScore,
            List<Test> tests) {}

    private record Test(
            @JsonProperty("test-name") String name,
            boolean passed,
            int score,
            @JsonProperty("max-score") int maxScore) {

        private static Test of(String name, boolean passed, Points points) {
            return new Test(name.isBlank() ? "-" : name, passed, points.earned(), points.possible());
        }
    }
}
