package dev.kafkalab.batch.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kafkalab.batch.Graders;
import dev.kafkalab.batch.Plan;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.grade.Grade.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SummaryFilesTest {

    @TempDir
    private Path folder;

    private GradedBatch batch;

    private Path out;

    @BeforeEach
    void plan() throws IOException {
        batch = GradedBatch.planned(folder);
        out = batch.out();
    }

    @Test
    void every_planned_submission_has_its_row_in_the_order_of_the_plan() throws Exception {
        batch.gradeSome();

        BatchSummary summary = SummaryFiles.write(out);

        assertThat(Files.readAllLines(out.resolve("summary.csv")))
                .containsExactly(
                        "submission,folder,state,earned,possible,not verified,in error,needs a human,why",
                        "anna,anna,graded,20,20,0,0,no,",
                        "bert,bert,graded,10,20,10,0,no,",
                        "clara,clara,graded,0,10,0,10,yes,A4.2 Promise 2 is in error: The reason",
                        "cmd__x__A1-744783e3,'" + GradedBatch.FORMULA
                                + ",missing,0,0,0,0,yes,It has not been graded yet.",
                        "dora,dora,refused,0,0,0,0,no,\"kafka1 is privileged, which is not allowed.\"",
                        "emil,emil,missing,0,0,0,0,yes,It has not been graded yet.");
        assertThat(summary.counts()).isEqualTo(new BatchSummary.Counts(3, 1, 0, 2, 3));
    }

    @Test
    void the_json_has_distribution_stages_and_findings() throws Exception {
        batch.gradeSome();
        SummaryFiles.write(out);

        JsonNode json = new ObjectMapper().readTree(out.resolve("summary.json").toFile());

        assertThat(json.get("format").asText()).isEqualTo("kafka-lab batch summary 1");
        assertThat(json.get("distribution").findValuesAsText("submissions"))
                .containsExactly("1", "0", "0", "0", "0", "1", "0", "0", "0", "0", "1");
        // Clara's is the error of ours, and Bert's is blocked by what has failed.
        assertThat(json.get("failedStages").get(0).toString())
                .isEqualTo("{\"lab\":\"Failover\",\"stage\":\"4a. The leader is killed\",\"submissions\":2,\"of\":3}");
        assertThat(json.get("findings").get(0).get("rule").asText()).isEqualTo("privileged");
    }

    @Test
    void what_went_wrong_with_us_is_no_finding_in_a_submission() throws Exception {
        batch.grade(
                "anna",
                Graders.grade("anna", State.NOT_GRADABLE, List.of(GradedBatch.remark("No memory.")), List.of()));

        BatchSummary summary = SummaryFiles.write(out);

        assertThat(summary.findings()).isEmpty();
        assertThat(summary.attention()).extracting(SummaryRow::why).contains("No memory.");
    }

    @Test
    void the_page_shows_foreign_text_as_text() throws Exception {
        batch.grade("anna", GradedBatch.refused("anna", "<script>alert(1)</script>"));

        SummaryFiles.write(out);

        Document page = Jsoup.parse(out.resolve("summary.html").toFile());
        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("h1").text()).isEqualTo("1 of 6 with a grade");
        assertThat(page.select("a").eachAttr("href")).containsExactly("grades/anna/student.html");
        assertThat(page.text()).contains("<script>alert(1)</script>", GradedBatch.FORMULA);
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "For a person to look at",
                        "Points",
                        "Stages failed most",
                        "Commonest findings",
                        "All submissions");
    }

    @Test
    void the_same_grades_make_the_same_bytes() throws Exception {
        batch.gradeSome();
        SummaryFiles.write(out);
        List<String> before = bytes();

        SummaryFiles.write(out);

        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void a_grade_of_other_files_or_one_that_cannot_be_read_is_none() throws Exception {
        batch.gradeSome();
        Files.writeString(batch.submissions().resolve("anna/compose.yml"), "changed");
        TaskList.write(out, Plan.of(batch.submissions(), Graders.BY, "1"));
        Files.writeString(out.resolve("grades/bert/grade.json"), "{");

        BatchSummary summary = SummaryFiles.write(out);

        assertThat(summary.rows())
                .extracting(SummaryRow::why)
                .contains("It has not been graded yet.", "Its grade.json cannot be read.");
        assertThat(summary.counts().missing()).isEqualTo(4);
    }

    private List<String> bytes() throws IOException {
        return List.of(
                Files.readString(out.resolve("summary.json")),
                Files.readString(out.resolve("summary.csv")),
                Files.readString(out.resolve("summary.html")));
    }
}
