package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.JunitDocument;
import dev.kafkalab.grade.JunitDocument.Broken;
import dev.kafkalab.grade.JunitDocument.Case;
import dev.kafkalab.grade.JunitDocument.Failed;
import dev.kafkalab.grade.JunitDocument.Passed;
import dev.kafkalab.grade.JunitDocument.Result;
import dev.kafkalab.grade.JunitDocument.Skipped;
import dev.kafkalab.grade.JunitDocument.Suite;
import dev.kafkalab.text.ForeignText;
import dev.kafkalab.text.PrintableText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A grade as JUnit XML in the manner that Artemis, CodeGrade and Hades read it: they know a test by its name alone, and
 * drop what is skipped. So names are unique in the file, and what is blocked is a failure.
 */
final class JunitFormat {

    private static final double MILLIS_A_SECOND = 1000;

    private final Grade grade;
    private final Map<String, String> properties;
    private final Set<String> taken = new HashSet<>();

    private JunitFormat(StudentGrade student) {
        this.grade = student.grade();
        this.properties = properties(student);
    }

    static String of(StudentGrade student) {
        return JunitDocument.of(new JunitFormat(student).suites());
    }

    private List<Suite> suites() {
        List<Suite> suites = new ArrayList<>();
        grade.stages().forEach(stage -> suites.add(suite(stage)));
        if (suites.isEmpty()) {
            String reason = String.join(" ", properties.values());
            suites.add(suite(
                    "grade",
                    "grade",
                    List.of(new Case(
                            GradeWords.CAN_BE_GRADED,
                            Duration.ZERO,
                            new Broken(reason, grade.state().name(), reason)))));
        }
        return suites;
    }

    private Suite suite(GradedStage stage) {
        return suite(
                PrintableText.of(stage.lab()),
                ForeignText.oneLine(stage.file()),
                stage.scenarios().stream()
                        .map(scenario -> new Case(name(stage, scenario), took(scenario), result(scenario)))
                        .toList());
    }

    private Suite suite(String lab, String name, List<Case> cases) {
        Duration took = cases.stream().map(Case::took).reduce(Duration.ZERO, Duration::plus);
        return new Suite(lab, name, grade.provenance().started(), took, properties, cases);
    }

    /** Its title, with its stage where that is not enough, or else with {@code #2}. */
    private String name(GradedStage stage, GradedScenario scenario) {
        String title = ForeignText.oneLine(scenario.title());
        String first = title.isEmpty() ? "-" : title;
        String second = "%s (%s)".formatted(first, ForeignText.oneLine(stage.name()));
        return Stream.concat(
                        Stream.of(first, second), Stream.iterate(2, n -> n + 1).map(n -> second + " #" + n))
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    private static Result result(GradedScenario scenario) {
        String details = PrintableText.of(String.join("\n", GradeWords.details(scenario)));
        String word = scenario.outcome().word();
        String message = Stream.of(ForeignText.oneLine(scenario.reason()), word)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        String text = details.isEmpty() ? message : details;
        return switch (scenario.outcome()) {
            case VERIFIED -> new Passed();
            case FAILED, BLOCKED -> new Failed(message, word, text);
            case NOT_VERIFIED -> new Skipped(message);
            case ERROR -> new Broken(message, word, text);
        };
    }

    private static Map<String, String> properties(StudentGrade student) {
        Grade grade = student.grade();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("points", GradeWords.points(student.points()));
        properties.put("notes", String.join(" ", GradeWords.notes(student)));
        properties.put(
                "policy",
                ForeignText.oneLine(String.join(" ", grade.assignment().policy())));
        properties.put(
                "remarks",
                grade.remarks().stream()
                        .map(GradeWords::remark)
                        .map(ForeignText::oneLine)
                        .collect(Collectors.joining(" | ")));
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private static Duration took(GradedScenario scenario) {
        return Duration.ofMillis(Math.max(0, Math.round(scenario.seconds() * MILLIS_A_SECOND)));
    }
}
