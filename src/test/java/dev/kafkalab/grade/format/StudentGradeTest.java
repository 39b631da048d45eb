package dev.kafkalab.grade.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.assignment.HiddenPart.Show;
import dev.kafkalab.assignment.HintLevel;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradedScenario;
import dev.kafkalab.grade.GradedScenario.Attempt;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.results.Points;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StudentGradeTest {

    static final Map<String, String> PLATFORM = Map.of(
            "CLASSROOM", "c",
            "ASSIGNMENT", "a",
            "SUBMISSION_TAG", "submit/1",
            "COMMIT_URL", "u",
            "RELEASE_URL", "u",
            "REVIEW_URL", "u");

    static Stream<GradeFormat> all() {
        return Arrays.stream(GradeFormat.values());
    }

    @ParameterizedTest
    @MethodSource("all")
    void of_a_hidden_scenario_nothing_is_in_any_file_but_the_graders_own(GradeFormat format) {
        assertThat(text(format, Grades.readable(), new Disclosure(Show.NOTHING, HintLevel.ALL)))
                .doesNotContain("SECRET")
                .doesNotContain("H1");
    }

    @ParameterizedTest
    @MethodSource("all")
    void or_no_more_than_its_name(GradeFormat format) {
        assertThat(text(format, Grades.readable(), new Disclosure(Show.VERDICT, HintLevel.ALL)))
                .doesNotContain("SECRET-REASON", "SECRET-PROMISE", "SECRET-SEEN", "SECRET-CAUSE", "SECRET-LOOK")
                .doesNotContain("SECRET-LESSON", "SECRET-ATTEMPT", "SECRET\\-REASON", "SECRET\\-SEEN");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CSV") // The grader's own table.
    void of_a_stage_that_is_hidden_as_a_whole_neither_file_nor_title_is_told(GradeFormat format) {
        List<GradedStage> stages = Stream.of("1", "2")
                .map(number -> new GradedStage(
                        "SECRET-LAB",
                        "features/SECRET-FOLDER/%s-SECRET-FILE.feature".formatted(number),
                        number + ". SECRET-STAGE",
                        List.of(new GradedScenario(
                                List.of("H" + number),
                                "Told name " + number,
                                true,
                                5,
                                Outcome.FAILED,
                                "SECRET-REASON",
                                Optional.empty(),
                                List.of()))))
                .toList();
        Grade grade = Grades.grade("jane", Grade.State.GRADED, List.of(), stages);

        for (Show show : Show.values()) {
            assertThat(text(format, grade, new Disclosure(show, HintLevel.ALL))).doesNotContain("SECRET");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_stands_on_a_hidden_scenario_does_not_name_it(GradeFormat format) {
        Grade grade = Grades.grade(
                "jane",
                Grade.State.GRADED,
                List.of(),
                List.of(new GradedStage(
                        "lab",
                        "a.feature",
                        "stage",
                        List.of(
                                new GradedScenario(
                                        List.of("H1"),
                                        "SECRET-NAME",
                                        true,
                                        5,
                                        Outcome.FAILED,
                                        "SECRET-REASON",
                                        Optional.empty(),
                                        List.of()),
                                Grades.scenario(
                                        "A2",
                                        "It goes on",
                                        5,
                                        Outcome.BLOCKED,
                                        "It stands on H1, which has failed.")))));

        assertThat(text(format, grade, new Disclosure(Show.NOTHING, HintLevel.ALL)))
                .doesNotContain("H1", "SECRET");
    }

    @Test
    void its_name_and_verdict_are_shown_where_the_assignment_says_so() {
        assertThat(text(GradeFormat.PAGE, Grades.readable(), Disclosure.DEFAULT))
                .contains("SECRET-NAME", "It is hidden");
        assertThat(text(GradeFormat.JUNIT, Grades.readable(), Disclosure.DEFAULT))
                .contains("H1 SECRET-NAME");
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_words_of_an_error_are_the_graders(GradeFormat format) {
        String words = "NullPointerException at /srv/grader/work";
        Grade grade = Grades.inError();
        Grade withWords = new Grade(
                grade.format(),
                grade.submission(),
                grade.assignment(),
                grade.provenance(),
                grade.state(),
                grade.remarks(),
                List.of(new GradedStage(
                        "lab",
                        "a.feature",
                        "stage",
                        List.of(new GradedScenario(
                                List.of("A1"),
                                "name",
                                false,
                                10,
                                Outcome.ERROR,
                                words,
                                Optional.empty(),
                                List.of(attempt(words), attempt(words)))))));

        assertThat(text(format, withWords, Disclosure.DEFAULT)).doesNotContain("NullPointer", "/srv", "attempts/");
    }

    private static Attempt attempt(String words) {
        return new Attempt(1, Outcome.ERROR, words, 1, Optional.empty(), "attempts/1");
    }

    @ParameterizedTest
    @MethodSource("all")
    void why_it_cannot_be_graded_is_the_graders_too(GradeFormat format) {
        assertThat(text(format, Grades.notGradable(), Disclosure.DEFAULT)).doesNotContain("/grader", "secret");
    }

    @ParameterizedTest
    @EnumSource(HintLevel.class)
    void hints_go_as_far_as_the_assignment_says(HintLevel hints) {
        String page = text(GradeFormat.PAGE, Grades.readable(), new Disclosure(Show.NOTHING, hints));

        assertThat(page.contains("still 3 after 15.0 s")).isEqualTo(hints != HintLevel.NONE);
        assertThat(page.contains("replica.lag.time.max.ms")).isEqualTo(hints != HintLevel.NONE);
        assertThat(page.contains("kafka1.log")).isEqualTo(hints == HintLevel.ALL);
        assertThat(page.contains("4. The leader is killed")).isEqualTo(hints == HintLevel.ALL);
    }

    @Test
    void what_is_withheld_counts() {
        StudentGrade student =
                StudentGrade.of(Grades.shown(Grades.readable(), new Disclosure(Show.NOTHING, HintLevel.ALL)));

        assertThat(student.points()).isEqualTo(new Points(11, 46, 5, 0));
        assertThat(student.withheld()).isEqualTo(Points.lost(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"GRADESCOPE", "CTRF", "JUNIT", "VPL", "MARKDOWN", "PAGE", "MOODLE"})
    void policy_and_points_that_nobody_has_lost_are_wherever_there_is_room(GradeFormat format) {
        assertThat(text(format, Grades.readable(), Disclosure.DEFAULT)
                        .replace("\\\\", "")
                        .replace("\\", ""))
                .contains("All or nothing.", "Errors cost nothing.", "5 points could not be verified here");
    }

    private static String text(GradeFormat format, Grade grade, Disclosure disclosure) {
        return format.of(Grades.shown(grade, disclosure), new FormatContext("Lab", PLATFORM));
    }
}
