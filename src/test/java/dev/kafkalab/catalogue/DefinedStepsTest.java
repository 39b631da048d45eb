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
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
                    new DefinedSteps().require(feature, 3);
                    new DefinedSteps().require(feature, 14);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_in_one_sentence() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.feature"),
                FEATURE.replace("kiled", "getötet").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new DefinedSteps().require(latin.toUri(), 6))
                .isInstanceOf(AuthorMistakeException.class)
                .hasMessage(
                        "%s:8: this line is not UTF-8 text%n  Fix: save the file as UTF-8 in your editor (without UTF-16 or a Windows code page)",
                        latin);
    }

    @Test
    void one_with_a_step_that_is_not_is_refused_with_place_and_nearest() throws IOException {
        URI feature = write();

        assertThatThrownBy(() -> new DefinedSteps().require(feature, 6))
                .isInstanceOf(AuthorMistakeException.class)
                .hasMessageContainingAll(
                        "x.feature:8: ", "\"the leader broker is kiled\"", "the leader broker is killed");
        assertThatThrownBy(() -> new DefinedSteps().require(feature, 15)).hasMessageContaining("x.feature:11: ");
    }

    @Test
    void a_run_refuses_a_feature_in_another_jar_as_one_on_disk() throws IOException {
        Path jar = folder.resolve("course.jar");
        try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectory(inside.getPath("labs"));
            Files.writeString(inside.getPath("labs/x.feature"), FEATURE);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);

            assertThat(reason("classpath:labs/x.feature:6")).startsWith("labs/x.feature:8: no step of the vocabulary");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void a_run_refuses_what_the_scenarios_cluster_does_not_have() throws IOException {
        Path feature = Files.writeString(folder.resolve("v.feature"), """
                Feature: F
                  @M1
                  Scenario: S
                    Given the cluster of compose/zookeeper-ensemble.yml with:
                      | ZOOKEEPER_SESION_TIMEOUT_MS | 18000 |
                    Then 6 nodes are running
                """);

        assertThat(reason(feature.toString()))
                .contains("v.feature:4: compose/zookeeper-ensemble.yml has no variable ZOOKEEPER_SESION_TIMEOUT_MS")
                .contains("did you mean ZOOKEEPER_SESSION_TIMEOUT_MS?");
    }

    @Test
    void a_run_refuses_an_outline_without_examples_by_that_name() throws IOException {
        Path feature = Files.writeString(folder.resolve("o.feature"), """
                Feature: F
                  @M1
                  Scenario Outline: Nothing to fill in
                    Then every broker lists <brokers>
                """);

        assertThat(reason(feature.toString()))
                .contains("o.feature:3: the outline \"Nothing to fill in\" has no examples")
                .doesNotContain("vocabulary");
    }

    @Test
    void a_run_refuses_it_before_anything_is_started_and_shows_no_java() throws IOException {
        assertThat(reason(Path.of(write()) + ":6")).contains("x.feature:8: no step of the vocabulary");
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

        run(feature.toString());

        Scenario scenario = scenarios().get(0);
        assertThat(scenario.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(scenario.reason()).contains("promises nothing");
    }

    @Test
    void an_outline_with_an_empty_table_fails_a_run_and_keeps_its_points() throws IOException {
        Path feature = Files.writeString(folder.resolve("e.feature"), """
                Feature: F
                  @M1 @points:10
                  Scenario Outline: Forgotten
                    Then every broker lists <brokers>
                    Examples:
                      | brokers |
                  @M1 @points:5
                  Scenario: Only done
                    When broker 1 is killed
                  @M1
                  Scenario: Done twice
                    When broker 2 is killed
                """);

        assertThatThrownBy(() -> runAndProve(feature.toString()))
                .hasMessageContaining("e.feature:3: the outline \"Forgotten\" has no examples");
        Scenario outline = scenarios().get(0);
        assertThat(outline.name()).isEqualTo("Forgotten");
        assertThat(outline.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(outline.isAuthorsMistake()).isTrue();
        assertThat(outline.points().inError()).isEqualTo(10);
        assertThat(outline.reason()).contains("e.feature:3: the outline \"Forgotten\" has no examples");

        assertThat(runAndProve(feature + ":8")).isZero();
        assertThat(scenarios()).hasSize(1);
    }

    @Test
    void a_feature_that_has_nothing_but_an_empty_outline_is_found_where_the_run_was_told_to_look() throws IOException {
        Path features = Files.createDirectory(folder.resolve("labs"));
        Files.writeString(features.resolve("e.feature"), """
                Feature: F
                  @M1 @slow
                  Scenario Outline: Forgotten
                    Then every broker lists <brokers>
                    Examples:
                      | brokers |
                """);

        assertThat(emptyOutlines(features.toString(), tags -> true))
                .singleElement()
                .asString()
                .contains("e.feature:3: the outline \"Forgotten\" has no examples");
        assertThat(emptyOutlines(features.toString(), tags -> !tags.contains("@slow")))
                .isEmpty();
        assertThat(emptyOutlines(features.resolve("e.feature") + ":3", tags -> true))
                .isEmpty();
        assertThat(emptyOutlines("", tags -> true)).isEmpty();
        assertThat(EmptyOutlines.leftOut(List.of(features.resolve("e.feature").toUri()), features.toString()))
                .as("Cucumber has told of it")
                .isEmpty();
    }

    private static List<String> emptyOutlines(String named, Predicate<List<String>> askedFor) {
        return EmptyOutlines.of(EmptyOutlines.leftOut(List.of(), named), askedFor);
    }

    private byte run(String feature) {
        return Main.run(
                "--glue",
                "dev.kafkalab.steps",
                "--plugin",
                "dev.kafkalab.plugin.ReportPlugin:" + folder.resolve("reports"),
                "--no-summary",
                feature);
    }

    /** Not strict, even where the run of which these tests are part is: then it fails for what is not verified, too. */
    private byte runAndProve(String feature) {
        String strict = System.clearProperty("lab.strict");
        try {
            return Main.run(
                    "--glue",
                    "dev.kafkalab.steps",
                    "--plugin",
                    "dev.kafkalab.plugin.ReportPlugin:" + folder.resolve("reports"),
                    "--plugin",
                    "dev.kafkalab.plugin.ProofPlugin",
                    "--no-summary",
                    feature);
        } finally {
            if (strict != null) {
                System.setProperty("lab.strict", strict);
            }
        }
    }

    private List<Scenario> scenarios() throws IOException {
        return Results.read(folder.resolve("reports/messages.ndjson"))
                .scenarios()
                .toList();
    }

    /** Why a run of that feature is in error. */
    private String reason(String feature) throws IOException {
        assertThat(run(feature)).isNotZero();
        Scenario scenario = scenarios().get(0);
        assertThat(scenario.verdict()).isEqualTo(Verdict.ERROR);
        return scenario.reason();
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
