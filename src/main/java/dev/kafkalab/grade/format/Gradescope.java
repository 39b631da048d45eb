package dev.kafkalab.grade.format;

import static dev.kafkalab.text.ForeignText.markdown;
import static dev.kafkalab.text.ForeignText.oneLine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gradescope's {@code results.json}, as its documentation of autograders has it. It has no score of its own, which
 * would override the sum of the tests; a test of hidden scenarios hides the student's total, as Gradescope wants it.
 */
final class Gradescope {

    private Gradescope() {}

    static String of(StudentGrade student) {
        List<Test> tests = new ArrayList<>();
        int stageNumber = 0;
        for (GradedStage stage : student.grade().stages()) {
            stageNumber++;
            int number = 0;
            for (GradedScenario scenario : stage.scenarios()) {
                number++;
                tests.add(test(stageNumber + "." + number, stage, scenario));
            }
        }
        if (student.withheld().any()) {
            tests.add(Test.of(
                    (stageNumber + 1) + ".1",
                    StudentGrade.WITHHELD,
                    student.withheld(),
                    Optional.empty(),
                    "hidden",
                    ""));
        }
        if (tests.isEmpty()) {
            tests.add(Test.of("1.1", GradeWords.CAN_BE_GRADED, Points.NONE, Optional.of("failed"), "visible", ""));
        }
        return JsonText.of(new Document(
                output(student),
                "md",
                "md",
                "text",
                "hidden",
                seconds(student),
                Map.of("submission", sha256(student)),
                tests));
    }

    private static Test test(String number, GradedStage stage, GradedScenario scenario) {
        Optional<String> status =
                switch (scenario.outcome()) {
                    case VERIFIED -> Optional.of("passed");
                    case FAILED, BLOCKED -> Optional.of("failed");
                    // Neither: without a status, Gradescope goes by the score, of which there is none to have.
                    case NOT_VERIFIED, ERROR -> Optional.empty();
                };
        String output = Stream.concat(
                        scenario.outcome() == Outcome.VERIFIED && !scenario.flaky()
                                ? Stream.empty()
                                : Stream.of("**" + markdown(GradeWords.outcome(scenario)) + "**"),
                        GradeWords.details(scenario).stream().map(line -> markdown(line)))
                .collect(Collectors.joining("\n\n"));
        return Test.of(
                number, oneLine(stage.name() + ": " + scenario.title()), scenario.points(), status, "visible", output);
    }

    private static String output(StudentGrade student) {
        List<String> paragraphs = new ArrayList<>();
        GradeWords.notes(student).forEach(note -> paragraphs.add(markdown(note)));
        paragraphs.add(MarkdownSummary.remarks(student.grade().remarks()));
        paragraphs.add(MarkdownSummary.policy(student.grade().assignment().policy()));
        return paragraphs.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static Optional<Long> seconds(StudentGrade student) {
        return student.grade()
                .provenance()
                .finished()
                .map(end -> Duration.between(student.grade().provenance().started(), end))
                .map(took -> Math.max(0, took.toSeconds()));
    }

    private static String sha256(StudentGrade student) {
        return oneLine(student.grade().submission().sha256());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Document(
            String output,
            String outputFormat,
            String testOutputFormat,
            String testNameFormat,
            String stdoutVisibility,
            Optional<Long> executionTime,
            Map<String, String> extraData,
            List<Test> tests) {}

    private record Test(
            String number,
            String name,
            int score,
            @JsonProperty("max_score") int maxScore,
            Optional<String> status,
            String visibility,
            @JsonProperty("output_format") String outputFormat,
            String output) {

        private static Test of(
                String number, String name, Points points, Optional<String> status, String visibility, String output) {
            return new Test(number, name, points.earned(), points.possible(), status, visibility, "md", output);
        }
    }
}
