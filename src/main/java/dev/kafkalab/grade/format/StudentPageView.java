package dev.kafkalab.grade.format;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.Remark;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import dev.kafkalab.text.PrintableText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a student's page says, for its template; every text of it is printable.
 *
 * @param submission its name
 * @param title the assignment's
 * @param points all points
 * @param notes what is to be said of the grade as a whole
 * @param remarks what was found in the files
 * @param stages in their order
 * @param withheld the points of hidden scenarios; empty if there are none
 * @param policy how this was graded, a sentence each
 * @param facts by what it was graded, and when
 */
public record StudentPageView(
        String submission,
        String title,
        Points points,
        List<String> notes,
        List<Remarked> remarks,
        List<StagePart> stages,
        Optional<Points> withheld,
        List<String> policy,
        List<Fact> facts) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** A remark. @param place the file and the line; may be empty */
    public record Remarked(String place, String message, String remedy, boolean grave) {}

    /** A stage. @param anchor its address within the page */
    public record StagePart(String anchor, String name, String lab, Points points, List<ScenarioPart> scenarios) {}

    /**
     * A scenario.
     *
     * @param anchor its address within the page
     * @param css the class of its outcome
     * @param hidden whether no more than its verdict is to be seen
     * @param facts what helps to mend it
     */
    public record ScenarioPart(
            String anchor,
            String ids,
            String name,
            String css,
            String word,
            String points,
            boolean hidden,
            List<Fact> facts,
            List<String> attempts) {}

    /** A name and what it stands for. */
    public record Fact(String name, String text) {}

    static StudentPageView of(StudentGrade student) {
        Grade grade = student.grade();
        List<StagePart> stages = new ArrayList<>();
        for (GradedStage stage : grade.stages()) {
            String anchor = "stage-" + (stages.size() + 1);
            List<ScenarioPart> scenarios = new ArrayList<>();
            for (GradedScenario scenario : stage.scenarios()) {
                scenarios.add(scenario(anchor + "-" + (scenarios.size() + 1), scenario));
            }
            stages.add(new StagePart(
                    anchor, PrintableText.of(stage.name()), PrintableText.of(stage.lab()), stage.points(), scenarios));
        }
        String title = PrintableText.of(grade.assignment().title());
        return new StudentPageView(
                PrintableText.of(grade.submission().id()),
                title.isBlank() ? "Kafka labs" : title,
                student.points(),
                GradeWords.notes(student),
                grade.remarks().stream().map(StudentPageView::remark).toList(),
                stages,
                Optional.of(student.withheld()).filter(Points::any),
                grade.assignment().policy().stream().map(PrintableText::of).toList(),
                facts(grade));
    }

    private static ScenarioPart scenario(String anchor, GradedScenario scenario) {
        return new ScenarioPart(
                anchor,
                PrintableText.of(String.join(" ", scenario.ids())),
                PrintableText.of(scenario.name()),
                css(scenario.outcome()),
                GradeWords.outcome(scenario),
                GradeWords.points(scenario),
                scenario.hidden(),
                scenario.hidden() ? List.of() : help(scenario),
                scenario.attempts().size() < 2
                        ? List.of()
                        : scenario.attempts().stream()
                                .map(GradeWords::attempt)
                                .map(PrintableText::of)
                                .toList());
    }

    private static List<Fact> help(GradedScenario scenario) {
        Stream<Fact> facts = scenario.hint()
                .map(hint -> facts(hint, scenario.reason()))
                .orElseGet(() -> Stream.of(new Fact("Why", scenario.reason())));
        return facts.filter(fact -> !fact.text().isBlank())
                .map(fact -> new Fact(fact.name(), PrintableText.of(fact.text()).strip()))
                .toList();
    }

    private static Stream<Fact> facts(Hint hint, String reason) {
        return Stream.of(
                new Fact("Promised", hint.promised()),
                new Fact("Seen instead", hint.seen().isEmpty() ? reason : hint.seen()),
                new Fact("Likely cause", hint.cause()),
                new Fact("Look next at", hint.look()),
                new Fact("Explained in", hint.lesson()));
    }

    private static Remarked remark(Remark remark) {
        return new Remarked(
                PrintableText.of(
                        remark.line() > 0 ? "%s, line %d".formatted(remark.file(), remark.line()) : remark.file()),
                PrintableText.of(remark.message()),
                PrintableText.of(remark.remedy()),
                remark.grave());
    }

    private static List<Fact> facts(Grade grade) {
        return Stream.of(
                        new Fact("Submission", grade.submission().id()),
                        new Fact("Compose file", grade.submission().composeFile()),
                        new Fact("Its files (SHA-256)", grade.submission().sha256()),
                        new Fact(
                                "Nodes ran",
                                String.join(", ", grade.provenance().software())),
                        new Fact(
                                "Graded",
                                grade.provenance()
                                        .finished()
                                        .map(MINUTE::format)
                                        .orElse("")),
                        new Fact("By", ("kafka-lab " + grade.provenance().labVersion()).strip()))
                .filter(fact -> !fact.text().isBlank())
                .map(fact -> new Fact(fact.name(), PrintableText.of(fact.text())))
                .toList();
    }

    private static String css(Outcome outcome) {
        return outcome.word().replace(' ', '-');
    }
}
