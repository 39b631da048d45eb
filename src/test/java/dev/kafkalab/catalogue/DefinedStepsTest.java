package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.results.Results;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Verdict;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinedStepsTest {

    private static final String FEATURE = """
            Feature: F
              @M1
              Scenario: Defined
                Then 6 nodes are running
              @M1
              Scenario: Undefined
                Given a topic with replication factor 3
                When the leader broker is kiled
              @M1
              Scenario Outline: Examples
                Then <what>
                Examples:
                  | what                |
                  | 6 nodes are running |
                  | 6 nodes run about   |
            """;

    @TempDir
    private Path folder;

    @Test
    void a_scenario_whose_steps_are_defined_may_run() throws IOException {
        URI feature = write();

        assertThatCode(() -> {
                    DefinedSteps.require(feature, 3);
                    DefinedSteps.require(feature, 14);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_in_one_sentence() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.feature"),
                FEATURE.replace("kiled", "getötet").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> DefinedSteps.require(latin.toUri(), 6))
                .isInstanceOf(AuthorMistakeException.class)
                .hasMessage(
                        "%s:8: this line is not UTF-8 text%n  Fix: save the file as UTF-8 in your editor (without UTF-16 or a Windows code page)",
                        latin);
    }

    @Test
    void one_with_a_step_that_is_not_is_refused_with_place_and_nearest() throws IOException {
        URI feature = write();

        assertThatThrownBy(() -> DefinedSteps.require(feature, 6))
                .isInstanceOf(AuthorMistakeException.class)
                .hasMessageContainingAll(
                        "x.feature:8: ", "\"the leader broker is kiled\"", "the leader broker is killed");
        assertThatThrownBy(() -> DefinedSteps.require(feature, 15)).hasMessageContaining("x.feature:11: ");
    }

    @Test
    void a_feature_in_a_jar_is_left_to_cucumber() {
        assertThatCode(() -> DefinedSteps.require(URI.create("classpath:x.feature"), 6))
                .doesNotThrowAnyException();
    }

    @Test
    void a_run_refuses_it_before_anything_is_started_and_shows_no_java() throws IOException {
        byte exit = Main.run(
                "--glue",
                "dev.kafkalab.steps",
                "--plugin",
                "dev.kafkalab.plugin.ReportPlugin:" + folder.resolve("reports"),
                "--no-summary",
                Path.of(write()) + ":6");

        assertThat(exit).isNotZero();
        Scenario scenario = Results.read(folder.resolve("reports/messages.ndjson"))
                .scenarios()
                .findFirst()
                .orElseThrow();
        assertThat(scenario.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scenario.reason()).contains("x.feature:8: no step of the vocabulary");
        assertThat(pages()).contains("the leader broker is killed").doesNotContain("PendingException");
    }

    @Test
    void a_scenario_that_promises_nothing_is_not_verified_and_nothing_is_started() throws IOException {
        Path feature = Files.writeString(folder.resolve("y.feature"), """
                Feature: F
                  @M1 @points:10
                  Scenario: Empty
                    Given a topic orders with replication factor 3
                    Then the leader of orders is killed
                """);

        Main.run(
                "--glue",
                "dev.kafkalab.steps",
                "--plugin",
                "dev.kafkalab.plugin.ReportPlugin:" + folder.resolve("reports"),
                "--no-summary",
                feature.toString());

        Scenario scenario = Results.read(folder.resolve("reports/messages.ndjson"))
                .scenarios()
                .findFirst()
                .orElseThrow();
        assertThat(scenario.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(scenario.reason()).contains("promises nothing");
    }

    private String pages() throws IOException {
        try (DirectoryStream<Path> labs = Files.newDirectoryStream(folder.resolve("reports"), "lab*.html")) {
            StringBuilder pages = new StringBuilder();
            for (Path lab : labs) {
                pages.append(Files.readString(lab));
            }
            return pages.toString();
        }
    }

    private URI write() throws IOException {
        return Files.writeString(folder.resolve("x.feature"), FEATURE).toUri();
    }
}
