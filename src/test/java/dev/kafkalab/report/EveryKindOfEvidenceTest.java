package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Statement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.json.EvidenceJson;
import dev.kafkalab.evidence.json.Samples;
import dev.kafkalab.grade.Gradebook;
import dev.kafkalab.report.drawing.TimelineDrawing;
import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Machine;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of evidence through every reader: none can be forgotten. */
class EveryKindOfEvidenceTest {

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(read(Path.of("docs", "record.schema.json")));

    /** The others were made by hand, and say some of what no step said. */
    private static final String OF_A_RUN = "six-labs.ndjson.gz";

    @TempDir
    Path folder;

    @Test
    void it_is_read_back_as_it_was_written_and_the_schema_describes_it() {
        assertThat(everything()).allSatisfy(evidence -> {
            String json = EvidenceJson.write(evidence);
            assertThat(EvidenceJson.read(json)).isEqualTo(evidence);
            assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
        });
    }

    @Test
    void the_schema_refuses_what_is_not_evidence() {
        String json = EvidenceJson.write(Samples.measurements().get(0));

        assertThat(SCHEMA.validate(json.replace("\"holds\"", "\"held\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(json.replace("LEADER_ELECTION", "VOTE"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(json.replace("\"version\":2,", ""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void evidence_of_a_later_version_is_refused() {
        String later = EvidenceJson.write(Samples.timeline()).replace("\"version\":2", "\"version\":3");

        assertThatThrownBy(() -> EvidenceJson.read(later)).hasMessageContaining("version 3");
    }

    /** What the readers make of records of version 1 is what they make of the same in version 2. */
    @ParameterizedTest
    @ValueSource(strings = {"passed.ndjson", "failures.ndjson", "not-verified.ndjson", OF_A_RUN})
    void a_kept_record_of_version_1_says_the_same_in_version_2(String record) throws IOException {
        List<Evidence> old = Results.read(kept(record))
                .scenarios()
                .flatMap(scenario -> scenario.steps().stream())
                .flatMap(step -> step.evidence().stream())
                .toList();

        assertThat(old).isNotEmpty().allSatisfy(evidence -> assertThat(EvidenceJson.read(EvidenceJson.write(evidence)))
                .isEqualTo(evidence));
        if (record.equals(OF_A_RUN)) {
            assertThat(old)
                    .allSatisfy(evidence -> assertThat(SCHEMA.validate(EvidenceJson.write(evidence), InputFormat.JSON))
                            .isEmpty());
            assertThat(old.toString()).doesNotContain("Described");
        }
    }

    /** Beside a timeline, without which traffic says nothing. */
    @Test
    void each_type_is_on_the_page_of_its_scenario() throws IOException {
        Timeline timeline = Samples.timeline();
        assertThat(page(List.of(timeline))).isNotEqualTo(page(List.of()));

        String alone = page(List.of(timeline));
        for (Class<?> type : Evidence.class.getPermittedSubclasses()) {
            Evidence one = Samples.ofEachType().stream()
                    .filter(type::isInstance)
                    .findFirst()
                    .orElseThrow();
            if (!(one instanceof Timeline)) {
                assertThat(page(List.of(timeline, one)))
                        .as(type.getSimpleName())
                        .isNotEqualTo(alone);
            }
        }
    }

    @Test
    void each_statement_is_on_the_page_of_statements() throws IOException {
        page(Samples.ofEachType());

        assertThat(Jsoup.parse(Files.readString(folder.resolve("statements.html")))
                        .text())
                .contains(Samples.ofEachType().stream()
                        .filter(Statement.class::isInstance)
                        .map(statement -> ((Statement) statement).said())
                        .toList());
    }

    @Test
    void each_measurement_is_on_the_page_and_in_the_grade() throws IOException {
        List<Measurement> measurements = Samples.measurements();
        String page = page(measurements);
        String grade = Files.readString(folder.resolve(Gradebook.RESULTS_JSON)).replace("\\\"", "\"");

        assertThat(measurements).allSatisfy(measurement -> {
            String what = EvidenceText.what(measurement);
            assertThat(what).doesNotContain("null", "\0", "%").isNotBlank();
            assertThat(page).contains(what);
            assertThat(grade).contains(what);
        });
    }

    @Test
    void each_event_is_in_the_table_and_each_subject_and_operation_in_the_drawing() throws IOException {
        Timeline timeline = Samples.timeline();
        String page = page(List.of(timeline));
        TimelineDrawing drawing = TimelineDrawing.of(timeline, List.of(), List.of());

        assertThat(timeline.events()).hasSizeGreaterThan(200).allSatisfy(event -> {
            assertThat(EvidenceText.value(event)).doesNotContain("null").isNotBlank();
            assertThat(page).contains(EvidenceText.subject(event.subject()));
        });
        assertThat(Samples.subjects()).allSatisfy(subject -> {
            Timeline ofOne = new Timeline(
                    Samples.AT,
                    timeline.events().stream()
                            .filter(event -> event.subject().equals(subject))
                            .toList());
            assertThat(TimelineDrawing.of(ofOne, List.of(), List.of()).allSeries())
                    .extracting(series -> series.label().full())
                    .containsExactly(EvidenceText.subject(subject));
        });
        assertThat(drawing.faults()).hasSizeGreaterThan(Samples.subjects().size());
    }

    private Path kept(String record) throws IOException {
        Path file = Path.of("src/test/resources/results", record);
        if (!record.endsWith(".gz")) {
            return file;
        }
        Path unpacked = folder.resolve("unpacked.ndjson");
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(packed, unpacked);
        }
        return unpacked;
    }

    private static List<Evidence> everything() {
        return Stream.of(Samples.ofEachType(), Samples.measurements(), List.of(Samples.timeline()))
                .<Evidence>flatMap(List::stream)
                .toList();
    }

    /** The words of the page of a scenario that left these. */
    private String page(List<? extends Evidence> evidence) throws IOException {
        Step step = new Step(
                false,
                "Then",
                "it is so",
                2,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Verdict.VERIFIED,
                "",
                Optional.empty(),
                List.copyOf(evidence));
        Scenario scenario =
                new Scenario("A scenario", "", "", 1, new Tags(List.of()), Optional.of(Samples.AT), List.of(step));
        Lab lab = new Lab("lab", "Lab", List.of(new Stage("1. A stage", "", "1-a.feature", List.of(scenario))));
        Run run = new Run(
                Optional.of(Samples.AT),
                Optional.of(Samples.AT),
                new Machine("Linux", "17", 2, 1, ""),
                "",
                0,
                List.of(lab),
                Optional.empty());
        Gradebook.write(run, folder);
        Reports.write(run, folder);
        return Jsoup.parse(Files.readString(folder.resolve("lab-lab.html"))).text();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
