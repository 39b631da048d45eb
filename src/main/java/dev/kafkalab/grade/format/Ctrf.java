package dev.kafkalab.grade.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import dev.kafkalab.text.PrintableText;
import dev.kafkalab.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Common Test Report Format. Its readers reject members that it does not name; what is ours stands in
 * {@code extra}.
 */
final class Ctrf {

    private static final String SPEC_VERSION = "1.0.0";
    private static final double MILLIS_A_SECOND = 1000;

    private Ctrf() {}

    static String of(StudentGrade student) {
        Grade grade = student.grade();
        List<Test> tests = new ArrayList<>();
        for (GradedStage stage : grade.stages()) {
            stage.scenarios().forEach(scenario -> tests.add(test(stage, scenario)));
        }
        if (tests.isEmpty()) {
            tests.add(new Test(
                    GradeWords.CAN_BE_GRADED,
                    "other",
                    0,
                    List.of(),
                    Words.lower(grade.state()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of()));
        }
        Instant started = grade.provenance().started();
        Instant finished = grade.provenance().finished().orElse(started);
        return JsonText.of(new Document(
                "CTRF",
                SPEC_VERSION,
                new Results(
                        new Tool(
                                "kafka-lab",
                                Optional.of(grade.provenance().labVersion()).filter(v -> !v.isEmpty())),
                        new Summary(
                                tests.size(),
                                count(tests, "passed"),
                                count(tests, "failed"),
                                count(tests, "skipped"),
                                0,
                                count(tests, "other"),
                                started.toEpochMilli(),
                                finished.toEpochMilli()),
                        tests,
                        extra(student))));
    }

    private static Test test(GradedStage stage, GradedScenario scenario) {
        List<Attempt> before = scenario.attempts().isEmpty()
                ? List.of()
                : scenario.attempts().subList(0, scenario.attempts().size() - 1);
        List<String> details = GradeWords.details(scenario);
        return new Test(
                notEmpty(PrintableText.of(scenario.title())),
                status(scenario.outcome()),
                millis(scenario.seconds()),
                Stream.of(stage.lab(), stage.name()).map(PrintableText::of).toList(),
                scenario.outcome().word(),
                details.isEmpty() ? Optional.empty() : Optional.of(PrintableText.of(String.join("\n", details))),
                scenario.flaky() ? Optional.of(true) : Optional.empty(),
                before.isEmpty() ? Optional.empty() : Optional.of(before.size()),
                before.isEmpty()
                        ? Optional.empty()
                        : Optional.of(before.stream().map(Ctrf::attempt).toList()),
                Map.of("points", scenario.points()));
    }

    private static RetryAttempt attempt(Attempt attempt) {
        return new RetryAttempt(
                attempt.number(),
                status(attempt.outcome()),
                millis(attempt.seconds()),
                Optional.of(PrintableText.of(attempt.reason())).filter(reason -> !reason.isEmpty()));
    }

    /** Blocked ones were not run, and failed none of their own; their word stands in {@code rawStatus}. */
    private static String status(Outcome outcome) {
        return switch (outcome) {
            case VERIFIED -> "passed";
            case FAILED -> "failed";
            case BLOCKED, NOT_VERIFIED -> "skipped";
            case ERROR -> "other";
        };
    }

    private static Extra extra(StudentGrade student) {
        Grade grade = student.grade();
        return new Extra(
                PrintableText.of(grade.submission().id()),
                student.points(),
                student.withheld(),
                GradeWords.notes(student),
                grade.assignment().policy().stream().map(PrintableText::of).toList(),
                grade.remarks().stream()
                        .map(GradeWords::remark)
                        .map(PrintableText::of)
                        .toList());
    }

    private static String notEmpty(String name) {
        return name.isEmpty() ? "-" : name;
    }

    private static long millis(double seconds) {
        return Math.max(0, Math.round(seconds * MILLIS_A_SECOND));
    }

    private static int count(List<Test> tests, String status) {
        return (int) tests.stream().filter(test -> test.status().equals(status)).count();
    }

    private record Document(String reportFormat, String specVersion, Results results) {}

    private record Results(Tool tool, Summary summary, List<Test> tests, Extra extra) {}

    private record Tool(String name, Optional<String> version) {}

    private record Summary(
            int tests, int passed, int failed, int skipped, int pending, int other, long start, long stop) {}

    private record Test(
            String name,
            String status,
            long duration,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> suite,
            String rawStatus,
            Optional<String> message,
            Optional<Boolean> flaky,
            Optional<Integer> retries,
            Optional<List<RetryAttempt>> retryAttempts,
            Map<String, Points> extra) {}

    private record RetryAttempt(int attempt, String status, long duration, Optional<String> message) {}

    private record Extra(
            String submission,
            Points points,
            Points hidden,
            List<String> notes,
            List<String> policy,
            List<String> remarks) {}
}
