package dev.kafkalab.grade.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.kafkalab.assignment.HiddenPart.Show;
import dev.kafkalab.assignment.HintLevel;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.results.Points;
import dev.kafkalab.support.AtomicFile;
import dev.kafkalab.text.Csv;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Of any grade, whatever its texts try, each format says the same points, and is what its readers take. */
class RandomGradesTest {

    private static final int GRADES = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> CLASSROOM = Map.of(
            "CLASSROOM", "c",
            "ASSIGNMENT", "a",
            "SUBMISSION_TAG", "submit/1",
            "COMMIT_URL", "u",
            "RELEASE_URL", "u",
            "REVIEW_URL", "u");

    private static final FormatContext CONTEXT = new FormatContext("Lab", CLASSROOM);

    static Stream<Disclosure> disclosures() {
        return Stream.of(Show.values())
                .flatMap(show -> Stream.of(HintLevel.values()).map(hints -> new Disclosure(show, hints)));
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void gradescope_adds_up_to_the_points(Disclosure disclosure) throws Exception {
        for (Grade grade : grades(disclosure)) {
            JsonNode json = JSON.readTree(GradeFormat.GRADESCOPE.of(grade, CONTEXT));

            assertThat(sum(json, "score")).isEqualTo(grade.points().earned());
            assertThat(sum(json, "max_score")).isEqualTo(grade.points().possible());
            assertThat(json.has("score")).isFalse();
            assertThat(json.get("tests")).isNotEmpty().allSatisfy(test -> {
                assertThat(test.get("score").asInt())
                        .isLessThanOrEqualTo(test.get("max_score").asInt());
                assertThat(test.get("visibility").asText()).isIn("visible", "hidden");
                assertThat(test.path("status").asText("passed")).isIn("passed", "failed");
                assertThat(test.get("name").asText()).doesNotContain("\n");
                onlyText(test.get("output").asText());
            });
            onlyText(json.get("output").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void classroom_50_takes_it(Disclosure disclosure) throws Exception {
        for (Grade grade : grades(disclosure)) {
            JsonNode json = JSON.readTree(GradeFormat.CLASSROOM50.of(grade, CONTEXT));

            assertThat(json.get("score").asInt())
                    .isEqualTo(grade.points().earned())
                    .isEqualTo(sum(json, "score"));
            assertThat(json.get("max-score").asInt())
                    .isEqualTo(grade.points().possible())
                    .isEqualTo(sum(json, "max-score"));
            assertThat(json.get("tests")).isNotEmpty().allSatisfy(test -> {
                assertThat(test.get("test-name").asText()).isNotBlank();
                assertThat(test.get("score").isInt()).isTrue();
                assertThat(test.get("score").asInt())
                        .isBetween(0, test.get("max-score").asInt());
                assertThat(test.size()).isEqualTo(4);
            });
            assertThat(json.size()).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void ctrf_is_valid_by_its_schema_and_its_summary_counts(Disclosure disclosure) throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(Files.readString(Path.of("src/test/resources/ctrf/ctrf-schema-0.0.json")));
        int number = 0;
        for (Grade grade : grades(disclosure)) {
            String text = GradeFormat.CTRF.of(grade, CONTEXT);
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
            // For CTRF's own program, which .ci/ctrf runs.
            AtomicFile.write(Path.of("target", "ctrf", ++number + ".json"), text);

            JsonNode results = JSON.readTree(text).get("results");
            assertThat(JSON.treeToValue(results.at("/extra/points"), Points.class))
                    .isEqualTo(grade.points());
            Points shown = Points.NONE;
            for (JsonNode test : results.get("tests")) {
                if (test.at("/extra/points").isObject()) {
                    shown = shown.plus(JSON.treeToValue(test.at("/extra/points"), Points.class));
                }
                if (test.path("flaky").asBoolean()) {
                    assertThat(test.get("status").asText()).isEqualTo("passed");
                }
            }
            assertThat(shown.plus(JSON.treeToValue(results.at("/extra/hidden"), Points.class)))
                    .isEqualTo(grade.points());
            JsonNode summary = results.get("summary");
            assertThat(summary.get("tests").asInt())
                    .isEqualTo(results.get("tests").size())
                    .isEqualTo(Stream.of("passed", "failed", "skipped", "pending", "other")
                            .mapToInt(status -> summary.get(status).asInt())
                            .sum());
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void junit_names_are_unique_and_its_suites_count(Disclosure disclosure) throws Exception {
        for (Grade grade : grades(disclosure)) {
            Document xml = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(
                            GradeFormat.JUNIT.of(grade, CONTEXT).getBytes(StandardCharsets.UTF_8)));

            assertThat(elements(xml.getDocumentElement(), "testcase"))
                    .isNotEmpty()
                    .extracting(test -> test.getAttribute("name"))
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).isNotBlank());
            for (Element suite : elements(xml.getDocumentElement(), "testsuite")) {
                assertThat(elements(suite, "testcase")).hasSize(number(suite, "tests"));
                assertThat(elements(suite, "failure")).hasSize(number(suite, "failures"));
                assertThat(elements(suite, "error")).hasSize(number(suite, "errors"));
                assertThat(elements(suite, "skipped")).hasSize(number(suite, "skipped"));
            }
            assertThat(elements(xml.getDocumentElement(), "property"))
                    .filteredOn(property -> property.getAttribute("name").equals("points"))
                    .allSatisfy(property ->
                            assertThat(property.getAttribute("value")).isEqualTo(GradeWords.points(grade.points())));
        }
    }

    /**
     * As VPL reads it: {@code /^Grade :=>>(.*)$/m}, the last match. PCRE takes line feeds for line ends, or any break.
     */
    @ParameterizedTest
    @MethodSource("disclosures")
    void vpl_reads_no_grade_but_ours(Disclosure disclosure) {
        Pattern asVpl = Pattern.compile("^Grade :=>>(.*)$", Pattern.MULTILINE);
        for (Grade grade : grades(disclosure)) {
            Matcher found = asVpl.matcher(GradeFormat.VPL.of(grade, CONTEXT));
            List<String> marks = new ArrayList<>();
            while (found.find()) {
                marks.add(found.group(1).strip());
            }
            assertThat(marks)
                    .isEqualTo(
                            isOpen(grade)
                                    ? List.of()
                                    : List.of("" + grade.points().earned()));
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void markdown_shows_foreign_text_and_nothing_else_comes_of_it(Disclosure disclosure) {
        for (Grade grade : grades(disclosure)) {
            String markdown = GradeFormat.MARKDOWN.of(grade, CONTEXT);
            onlyText(markdown);
            var table = Jsoup.parse(html(markdown)).select("table");
            assertThat(table).hasSize(1);
            int earned = table.select("tbody tr:not(:last-child) td:nth-child(2)").stream()
                    .map(cell -> cell.text().split("[/ ]")[0])
                    .filter(words -> !words.equals("-"))
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(earned).isEqualTo(grade.points().earned());
            assertThat(table.select("tbody tr").last().text())
                    .isEqualTo(("all " + grade.points().words()
                                    + (grade.points().rest().isEmpty()
                                            ? ""
                                            : " (" + grade.points().rest() + ")"))
                            .strip());
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void the_page_says_the_same_and_runs_nothing(Disclosure disclosure) {
        for (Grade grade : grades(disclosure)) {
            String html = GradeFormat.PAGE.of(grade, CONTEXT);
            var page = Jsoup.parse(html);

            assertThat(page.select("h1").text()).endsWith(GradeWords.points(grade.points()));
            assertThat(page.select("script, img, link, iframe, b, i, form, [onmouseover]"))
                    .isEmpty();
            assertThat(page.select("a"))
                    .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
            assertThat(html).doesNotContain("\u202e", "\u0000", "\u001b");
            int earned = page.select("table.stages tbody td.number").stream()
                    .mapToInt(cell -> Integer.parseInt(cell.text().split(" of ")[0]))
                    .sum();
            assertThat(earned).isEqualTo(grade.points().earned());
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void tables_have_a_row_each_and_no_formula(Disclosure disclosure) throws Exception {
        List<Grade> grades = grades(disclosure);
        for (GradeFormat format : List.of(GradeFormat.CANVAS, GradeFormat.MOODLE, GradeFormat.CSV)) {
            List<List<String>> rows = Csv.read(format.of(grades, CONTEXT));
            int before = format == GradeFormat.CANVAS ? 2 : 1;

            assertThat(rows).hasSize(grades.size() + before);
            assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
            assertThat(rows.stream().flatMap(List::stream))
                    .noneMatch(cell -> !cell.isEmpty() && "=+@\t\r\n".indexOf(cell.charAt(0)) >= 0
                            || cell.startsWith("-") && !cell.equals("-"));
        }
        List<List<String>> table = Csv.read(GradeFormat.CSV.of(grades, CONTEXT));
        for (int i = 0; i < grades.size(); i++) {
            assertThat(table.get(i + 1).subList(2, 6))
                    .isEqualTo(Stream.of(
                                    grades.get(i).points().earned(),
                                    grades.get(i).points().possible(),
                                    grades.get(i).points().notVerified(),
                                    grades.get(i).points().inError())
                            .map(String::valueOf)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void gradebooks_get_the_points_of_one_that_is_alone(Disclosure disclosure) throws Exception {
        for (Grade grade : grades(disclosure)) {
            String earned = isOpen(grade) ? "" : "" + grade.points().earned();
            String possible = isOpen(grade) ? "0" : "" + grade.points().possible();

            List<List<String>> canvas = Csv.read(GradeFormat.CANVAS.of(grade, CONTEXT));
            assertThat(canvas.get(1).get(5)).isEqualTo(possible);
            assertThat(canvas.get(2).get(5)).isEqualTo(earned);
            assertThat(Csv.read(GradeFormat.MOODLE.of(grade, CONTEXT)).get(1).subList(1, 3))
                    .containsExactly(earned, possible);
        }
    }

    @ParameterizedTest
    @MethodSource("disclosures")
    void grade_json_is_read_back_as_it_was(Disclosure disclosure, @TempDir Path folder) throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/grading/grade.schema.json")));
        for (Grade grade : grades(disclosure)) {
            String text = GradeJson.of(grade);
            assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
            Path file = AtomicFile.write(folder.resolve("grade.json"), text);
            // UTF-8 has no place for half a character.
            assertThat(GradeJson.of(GradeJson.read(file))).isEqualTo(Files.readString(file));
            assertThat(JSON.treeToValue(JSON.readTree(text).get("points"), Points.class))
                    .isEqualTo(grade.points());
            assertThat(GradeJson.read(file).assignment().disclosure()).isEqualTo(disclosure);
        }
    }

    private static List<Grade> grades(Disclosure disclosure) {
        return Stream.concat(
                        Stream.of(Grades.readable(), Grades.inError(), Grades.refused(), Grades.notGradable()),
                        Grades.random(GRADES))
                .map(grade -> Grades.shown(grade, disclosure))
                .toList();
    }

    private static boolean isOpen(Grade grade) {
        return grade.state() == Grade.State.NOT_GRADABLE
                || grade.points().inError() > 0
                || grade.points().possible() == 0;
    }

    private static int sum(JsonNode json, String member) {
        int sum = 0;
        for (JsonNode test : json.get("tests")) {
            sum += test.get(member).asInt();
        }
        return sum;
    }

    /** Rendered, there are the elements that we make, and nothing that foreign text made of itself. */
    private static void onlyText(String markdown) {
        assertThat(Jsoup.parse(html(markdown)).body().select("*"))
                .extracting(element -> element.normalName())
                .isSubsetOf("body", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td");
    }

    private static String html(String markdown) {
        List<org.commonmark.Extension> tables = List.of(TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    private static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
