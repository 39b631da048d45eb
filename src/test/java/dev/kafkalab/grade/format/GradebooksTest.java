package dev.kafkalab.grade.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradedStage;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.text.Csv;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradebooksTest {

    private static final FormatContext WEEK_3 = new FormatContext("Week 3", Map.of());

    private static final String CANVAS = """
            Student,ID,SIS User ID,SIS Login ID,Section,Week 2 (77),Week 3 (78),Final Score
            ,,,,,Manual Posting,,
            "    Points Possible",,,,,10,100.00,(read only)
            "Doe, Jane",101,u1,jane,A,EX,,90
            "Roe, Jim",102,u2,jim,A,,-5,80
            "Poe, Joe",103,u3,joe,A,,,70
            "=Noe, Ann",104,u4,ann,A,,,60
            """;

    private static final String WORKSHEET = """
            \ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (grade)","Feedback comments"
            "Participant 501","Jane Doe",jane@example.org,Submitted,,"20,00",Yes,-,
            "Participant 502","Jim Roe",jim@example.org,Submitted,7,"20,00",Yes,-,kept
            """;

    @Test
    void an_export_of_canvas_is_filled_in_on_its_own_scale() throws Exception {
        Filled filled = Canvas.fill(CANVAS, List.of(Grades.readable(), Grades.inError(), Grades.refused()), WEEK_3);

        List<List<String>> rows = Csv.read(filled.text());
        // 11 of 46 points, on a scale to 100.
        assertThat(rows.get(3)).containsExactly("Doe, Jane", "101", "u1", "jane", "A", "EX", "23.91", "90");
        assertThat(rows.get(4).get(6)).as("a person looks at it first").isEqualTo("-5");
        assertThat(rows.get(5).get(6)).isEqualTo("0");
        assertThat(rows.get(6).get(0)).as("no formula").isEqualTo("'=Noe, Ann");
        assertThat(rows.get(2)).isEqualTo(Csv.read(CANVAS).get(2));
        assertThat(filled.open()).containsExactly("jim");
        assertThat(filled.unmatched()).isEmpty();
        assertThat(filled.ungraded()).containsExactly("=Noe, Ann");
    }

    @Test
    void folders_as_canvas_and_moodle_make_them_are_known() throws Exception {
        assertThat(Csv.read(Canvas.fill(CANVAS, List.of(full("doejane_LATE_101_998_lab")), WEEK_3)
                                .text())
                        .get(3)
                        .get(6))
                .isEqualTo("100");
        Filled filled = Moodle.fill(WORKSHEET, List.of(full("Jane Doe_501_assignsubmission_file")), WEEK_3);
        assertThat(Csv.read(filled.text()).get(1).get(4)).isEqualTo("20");
    }

    @Test
    void a_number_that_is_not_the_students_own_gives_nobody_points() {
        // 102 is the number of the submission, or of anything else, and 101's row is not here.
        String alone =
                CANVAS.lines().filter(line -> !line.contains(",101,")).reduce("", (all, line) -> all + line + "\n");
        for (String folder : List.of("doejane_999_102_lab", "lab_2_week_102", "102_lab", "jane_102")) {
            Filled filled = Canvas.fill(alone, List.of(full(folder)), WEEK_3);
            assertThat(filled.unmatched()).as(folder).containsExactly(folder);
        }
        assertThat(Moodle.fill(WORKSHEET, List.of(full("501_week_3")), WEEK_3).unmatched())
                .containsExactly("501_week_3");
    }

    @Test
    void who_might_be_two_is_nobody() throws Exception {
        Filled twice = Canvas.fill(CANVAS, List.of(full("jane"), full("u1")), WEEK_3);
        assertThat(twice.unmatched()).containsExactly("jane", "u1");
        assertThat(Csv.read(twice.text()).get(3).get(6)).isEmpty();

        Filled either = Canvas.fill(CANVAS, List.of(full("x_101_102")), WEEK_3);
        assertThat(either.unmatched()).containsExactly("x_101_102");
    }

    @Test
    void a_worksheet_of_moodle_keeps_its_decimal_comma_and_what_is_not_ours() throws Exception {
        Filled filled = Moodle.fill(WORKSHEET, List.of(Grades.readable(), full("jim@example.org")), WEEK_3);

        assertThat(filled.unmatched()).containsExactly("jane");
        List<List<String>> rows = Csv.read(filled.text());
        assertThat(rows.get(0).get(0)).isEqualTo("Identifier");
        assertThat(rows.get(1).get(4)).isEmpty();
        assertThat(rows.get(2).get(4)).isEqualTo("20");

        Grade half = Grades.grade(
                "Jane Doe",
                State.GRADED,
                List.of(),
                List.of(new GradedStage(
                        "l",
                        "f",
                        "<b>",
                        List.of(
                                Grades.scenario("A1", "<script>", 2, Outcome.FAILED, "a & b"),
                                Grades.scenario("A2", "y", 1, Outcome.VERIFIED, "")))));
        List<String> jane =
                Csv.read(Moodle.fill(WORKSHEET, List.of(half), WEEK_3).text()).get(1);
        assertThat(jane.get(4)).isEqualTo("6,67");
        assertThat(jane.get(8)).contains("<p>failed: A1 &lt;script&gt;. Why: a &amp; b</p>");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_those_that_are() {
        FormatContext week4 = new FormatContext("Week 4", Map.of());
        assertThatThrownBy(() -> Canvas.fill(CANVAS, List.of(), week4))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no column \"Week 4\"")
                .hasMessageContaining("Week 3 (78)");
        assertThatThrownBy(() -> Moodle.fill("ID,Bewertung\n", List.of(), WEEK_3))
                .hasMessageContaining("no column \"Identifier\"")
                .hasMessageContaining("Switch Moodle to English");
        assertThatThrownBy(() -> Canvas.fill("", List.of(), WEEK_3)).hasMessageContaining("empty");
        assertThatThrownBy(() -> Canvas.fill("a,\"b\nc", List.of(), WEEK_3)).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Canvas.fill(CANVAS.replace("100.00", "1e9"), List.of(), WEEK_3))
                .hasMessageContaining("\"1e9\", which is no number");
    }

    @Test
    void canvas_passes_over_columns_that_are_called_like_its_sums() {
        FormatContext own = new FormatContext("My Final Score", Map.of());

        assertThatThrownBy(() -> Canvas.of(List.of(), own)).hasMessageContaining("name it otherwise");
    }

    @Test
    void one_maximum_serves_a_whole_batch() throws Exception {
        List<List<String>> rows = Csv.read(
                Canvas.of(List.of(full("a"), Grades.readable(), Grades.inError(), Grades.notGradable()), WEEK_3));

        // 56 are the most that anybody could earn; 11 of 46 are taken to that.
        assertThat(rows.stream().map(row -> row.get(5))).containsExactly("Week 3", "56", "56", "13.39", "", "");
    }

    @Test
    void vpl_is_given_a_mark_on_its_scale_and_none_as_long_as_a_person_has_to_look() {
        FormatContext scale = new FormatContext("", Map.of("VPL_GRADEMAX", "10"));

        assertThat(GradeFormat.VPL.of(Grades.readable(), scale).lines()).last().isEqualTo("Grade :=>> 2.39");
        assertThat(GradeFormat.VPL.of(Grades.inError(), scale)).doesNotContain("Grade :=>>");
    }

    private static Grade full(String id) {
        return Grades.grade(
                id,
                State.GRADED,
                List.of(),
                List.of(new GradedStage("l", "f", "s", List.of(Grades.scenario("A1", "n", 56, Outcome.VERIFIED, "")))));
    }
}
