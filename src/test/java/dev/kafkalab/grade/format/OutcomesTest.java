package dev.kafkalab.grade.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kafkalab.assignment.HiddenPart.Show;
import dev.kafkalab.assignment.HintLevel;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** How each format says what became of a scenario. */
class OutcomesTest {

    private static final FormatContext PLATFORM = new FormatContext("", StudentGradeTest.PLATFORM);

    @Test
    void junit_has_what_is_blocked_among_its_failures_since_readers_drop_what_is_skipped() {
        assertThat(junit(Grades.readable()))
                .containsEntry("A1 It starts", "passed")
                .containsEntry("A3 A leader is elected", "failure: the leader of orders was still 3 after 15.0 s")
                .containsEntry("A4 It goes on", "failure: It stands on A3, which has failed.")
                .containsEntry("A5 Kafdrop shows it", "skipped: Kafdrop is not here.")
                .containsEntry("H1 SECRET-NAME", "failure: failed");
        assertThat(junit(Grades.inError()).get("A3 A leader is elected")).startsWith("error: Something went wrong");
        assertThat(junit(Grades.notGradable())).hasSize(1).allSatisfy((name, result) -> assertThat(result)
                .startsWith("error: 0 of 0 points It could not be graded"));
    }

    @Test
    void ctrf_has_its_own_words_and_ours_as_raw_status() throws Exception {
        Map<String, String> status = new LinkedHashMap<>();
        JsonNode tests = json(GradeFormat.CTRF, Grades.readable()).at("/results/tests");
        tests.forEach(test -> status.put(
                test.get("name").asText().substring(0, 2),
                test.get("status").asText() + ", " + test.get("rawStatus").asText()));

        assertThat(status)
                .containsEntry("A1", "passed, verified")
                .containsEntry("A3", "failed, failed")
                .containsEntry("A4", "skipped, blocked")
                .containsEntry("A5", "skipped, not verified");
        assertThat(tests.get(1).get("flaky").asBoolean()).isTrue();
        assertThat(tests.get(1).at("/retryAttempts/0/message").asText()).isEqualTo("2 replicas");
        assertThat(json(GradeFormat.CTRF, Grades.inError())
                        .at("/results/tests/2/status")
                        .asText())
                .isEqualTo("other");
    }

    @Test
    void gradescope_numbers_by_stage_and_hides_what_is_hidden() throws Exception {
        JsonNode shown = json(GradeFormat.GRADESCOPE, Grades.readable()).get("tests");
        assertThat(shown.findValuesAsText("number")).containsExactly("1.1", "1.2", "2.1", "2.2", "2.3", "2.4");
        assertThat(shown.get(4).has("status")).as("neither passed nor failed").isFalse();

        JsonNode hidden = new JsonMapper()
                .readTree(GradeFormat.GRADESCOPE.of(
                        Grades.shown(Grades.readable(), new Disclosure(Show.NOTHING, HintLevel.ALL)),
                        FormatContext.PLAIN))
                .get("tests");
        assertThat(hidden.get(5).get("visibility").asText()).isEqualTo("hidden");
        assertThat(hidden.get(5).get("max_score").asInt()).isEqualTo(5);
    }

    @Test
    void classroom_50_says_in_the_name_what_it_has_no_room_for() throws Exception {
        List<String> names = new ArrayList<>();
        json(GradeFormat.CLASSROOM50, Grades.readable())
                .get("tests")
                .forEach(test -> names.add(test.get("test-name").asText()));

        assertThat(names)
                .contains("A3 A leader is elected")
                .contains("A4 It goes on (blocked: what it stands on has failed)")
                .contains("A5 Kafdrop shows it (could not be verified here: it costs nothing)");
    }

    @Test
    void the_page_says_what_to_mend() {
        Element page = Jsoup.parse(GradeFormat.PAGE.of(Grades.readable(), PLATFORM));

        assertThat(page.select(".scenario.failed").first().text())
                .contains("A3 A leader is elected failed 0 of 20 points")
                .contains("Promised Then a new leader of orders is elected within 10 seconds")
                .contains("Likely cause replica.lag.time.max.ms is 30 s");
        assertThat(page.select(".remarks").text())
                .isEqualTo("docker-compose.yml, line 12 kafka2 publishes 9092 too. Instead: publish 9093:9093");
        assertThat(page.select(".attempts li").eachText())
                .containsExactly(
                        "Attempt 1: failed after 12.5 s, machine up to 0.4 s late: 2 replicas",
                        "Attempt 2: verified after 11.0 s");
        assertThat(page.select(".scenario.not-verified .took").text()).isEqualTo("5 points, not counted");
    }

    private static Map<String, String> junit(Grade grade) {
        Map<String, String> results = new LinkedHashMap<>();
        for (Element test : Jsoup.parse(GradeFormat.JUNIT.of(grade, PLATFORM), Parser.xmlParser())
                .select("testcase")) {
            Element result = test.firstElementChild();
            results.put(
                    test.attr("name"), result == null ? "passed" : result.tagName() + ": " + result.attr("message"));
        }
        return results;
    }

    private static JsonNode json(GradeFormat format, Grade grade) throws Exception {
        return new JsonMapper().readTree(format.of(grade, PLATFORM));
    }
}
