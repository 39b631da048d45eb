package dev.kafkalab;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.format.FormatContext;
import dev.kafkalab.grade.format.GradeFiles;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grading.EvidenceArchive;
import dev.kafkalab.grading.GradingRequest;
import dev.kafkalab.grading.SubmissionGrading;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.submission.Checked;
import dev.kafkalab.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What {@code mvn test -Dlab.submission=DIR} runs: the grading of one submission, a test a scenario. */
class GradedSubmission {

    @TestFactory
    Stream<DynamicNode> submission() throws IOException, InterruptedException {
        LabSettings settings = LabSettings.read();
        settings.requireValid();
        Assignment assignment = settings.assignment().map(Assignment::read).orElse(Assignment.DEFAULT);
        Checked checked = GradingRequest.check(settings.submission().orElseThrow(), assignment);
        Path out = settings.reports()
                .resolve("grades")
                .resolve(checked.submission().id());
        GradingRequest request = GradingRequest.of(assignment, out, settings);
        PrintWriter terminal = PrintableText.writer(new PrintWriter(System.out, true));
        List<GradeFormat> page = List.of(GradeFormat.PAGE);
        Grade grade = SubmissionGrading.grade(
                request, checked, terminal::println, soFar -> GradeFiles.write(soFar, out, page, FormatContext.PLAIN));
        EvidenceArchive.pack(out, checked.submission(), assignment.file());
        terminal.println("%s: %s points"
                .formatted(checked.submission().id(), grade.points().words()));
        terminal.println("The grade: " + out.toAbsolutePath().toUri());
        if (grade.state() == Grade.State.NOT_GRADABLE) {
            throw new IllegalStateException(grade.remarks().stream()
                    .map(Grade.Remark::message)
                    .collect(Collectors.joining("; ", "Not gradable here: ", "")));
        }
        return grade.stages().stream()
                .map(stage -> dynamicContainer(
                        stage.lab() + ": " + stage.name(),
                        stage.scenarios().stream()
                                .map(scenario -> dynamicTest(scenario.title(), () -> judge(scenario)))));
    }

    private static void judge(GradedScenario scenario) {
        switch (scenario.outcome()) {
            case VERIFIED -> {}
            case FAILED, BLOCKED -> fail(scenario.reason());
            case ERROR -> throw new IllegalStateException(scenario.reason());
            case NOT_VERIFIED -> abort(scenario.reason());
        }
    }
}
