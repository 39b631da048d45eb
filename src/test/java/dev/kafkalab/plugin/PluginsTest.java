package dev.kafkalab.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.results.Lab;
import dev.kafkalab.results.Points;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import dev.kafkalab.results.Verdict;
import io.cucumber.core.cli.Main;
import io.cucumber.core.eventbus.EventBus;
import io.cucumber.core.runtime.TimeServiceEventBus;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestRunStarted;
import io.cucumber.messages.types.Timestamp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real run tells, writes and ends with. */
class PluginsTest {

    private static final Timestamp NOW = new Timestamp(0L, 0L);
    private static final Envelope STARTED = Envelope.of(new TestRunStarted(NOW, "run"));
    private static final Envelope FINISHED = Envelope.of(new TestRunFinished(null, true, NOW, null, "run"));

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream before = System.out;

    @TempDir
    private Path folder;

    private String strict;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        // The labs of this very build may be run strictly.
        strict = System.clearProperty("lab.strict");
    }

    @AfterEach
    void stopListening() {
        System.setOut(before);
        if (strict == null) {
            System.clearProperty("lab.strict");
        } else {
            System.setProperty("lab.strict", strict);
        }
    }

    @Test
    void a_run_leaves_its_record_and_its_page() throws IOException {
        byte exit = run("@good or @bad or @skipped");

        assertThat(exit).isNotZero();
        assertThat(Results.read(folder.resolve("messages.ndjson")).totals()).isEqualTo(new Totals(1, 1, 2, 1));
        assertThat(Files.readString(folder.resolve("index.html"))).contains("1 of 5 scenarios verified.");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"possible\" : 15");
        assertThat(Files.readString(folder.resolve("junit.xml"))).contains("tests=\"5\" failures=\"1\" errors=\"2\"");
    }

    @Test
    void a_run_that_has_begun_has_no_grade_yet() throws IOException {
        Path ofTheLastRun = Files.createFile(folder.resolve("results.json"));
        EventBus bus = reported();

        bus.send(STARTED);
        assertThat(ofTheLastRun).doesNotExist();

        bus.send(FINISHED);
        assertThat(ofTheLastRun).isNotEmptyFile();
    }

    @Test
    void the_console_tells_each_step_and_sums_up() {
        run("@good or @bad or @skipped");

        assertThat(told())
                .contains("Example / All verdicts")
                .contains("  A1.1  It holds")
                .containsPattern("\\d\\.\\d\\d s  Then it takes 17.25 s of 21 s   17.25 s of 21 s\n")
                .contains("        too late\n        expected: 21.0 s\n")
                .contains("        6 nodes need 2 GB of memory; 1 GB is free\n")
                .contains("        no step of the vocabulary has these words\n")
                .contains("failed: Example / It does not hold\n    too late\n"
                        + "    at features/example/01-all-verdicts.feature:13\n")
                .contains("not verified: Example / It needs Docker\n    needs the docker runtime\n")
                .contains(
                        "undefined: Example / No step has these words\n    the moon is full: no step of the vocabulary")
                .contains("features/example/01-all-verdicts.feature:17: the tag @points:x says nothing")
                .contains("Of the points, 5 not verified, 5 in error: nobody has lost them.")
                .containsPattern("\nExample +10/15 +1 +1 +2 +1 ")
                .contains("The page: " + folder.resolve("index.html").toUri());
    }

    @Test
    void the_page_names_the_line_of_the_step_that_failed() throws IOException {
        run("@bad");

        assertThat(Files.readString(folder.resolve("lab-example.html")))
                .contains("<code>features/example/01-all-verdicts.feature:13</code>");
    }

    @Test
    void what_fails_under_a_given_is_an_error_of_the_lab_whatever_its_phrase() throws IOException {
        run("@prepared");

        assertThat(Results.read(folder.resolve("messages.ndjson")).totals()).isEqualTo(new Totals(0, 0, 2, 0));
        assertThat(told())
                .contains("And it takes 22 s of 21 s   22 s of 21 s\n        AssertionError: too late\n")
                .contains("* it takes 22 s of 21 s   22 s of 21 s\n        AssertionError: too late\n")
                .contains("error: Example / A star goes on preparing\n");
    }

    /** As on the JUnit platform, which leaves such a feature out. */
    @Test
    void a_feature_that_has_nothing_to_run_is_shown_although_cucumber_does_not_tell_of_it() throws IOException {
        Path feature =
                Files.createDirectories(folder.resolve("features/forgotten")).resolve("1-empty.feature");
        Files.writeString(feature, """
                Feature: 1. Empty
                  The lesson of it.

                  @M1 @points:10
                  Scenario Outline: Nothing to fill in
                    Then it takes <seconds> s of 21 s
                    Examples:
                      | seconds |
                """);
        System.setProperty("cucumber.features", feature.getParent().toString());
        try {
            runOfNothing();
        } finally {
            System.clearProperty("cucumber.features");
        }

        Run run = Results.read(folder.resolve("messages.ndjson"));
        assertThat(run.points()).isEqualTo(new Points(0, 0, 0, 10));
        assertThat(run.labs()).flatExtracting(Lab::stages).singleElement().satisfies(stage -> {
            assertThat(stage.name()).isEqualTo("1. Empty");
            assertThat(stage.description()).isEqualTo("The lesson of it.");
            assertThat(stage.file()).isEqualTo("features/forgotten/1-empty.feature");
            assertThat(stage.verdict()).isEqualTo(Verdict.ERROR);
        });
        assertThat(Files.readString(folder.resolve("lab-forgotten.html")))
                .contains("1-empty.feature:5: the outline \"Nothing to fill in\" has no examples");
    }

    @Test
    void a_run_in_which_something_was_not_verified_passes_unless_it_is_strict() {
        assertThat(run("@good or @skipped")).isZero();

        System.setProperty("lab.strict", "true");
        assertThatThrownBy(() -> run("@good or @skipped"))
                .hasMessage("1 of 2 scenarios were not verified, and lab.strict=true asks for all of them");
    }

    @Test
    void a_run_without_a_scenario_fails_after_it_has_left_its_page() throws IOException {
        assertThatThrownBy(() -> run("@none")).hasMessageStartingWith("No scenario was run.");

        assertThat(told()).contains("No scenario was run.");
        assertThat(Results.read(folder.resolve("messages.ndjson")).cutOff()).isFalse();
        assertThat(Files.readString(folder.resolve("index.html"))).contains("No scenario was run.");
    }

    @Test
    void a_record_that_cannot_be_written_is_told_in_a_line_and_changes_no_verdict() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("@good", file.resolve("reports"))).isZero();
        assertThat(told()).contains("The record of this run could not be written: ");
    }

    private void runOfNothing() {
        EventBus bus = reported();
        bus.send(STARTED);
        bus.send(FINISHED);
    }

    private EventBus reported() {
        EventBus bus = new TimeServiceEventBus(Clock.systemUTC(), UUID::randomUUID);
        new ReportPlugin(folder.toString()).setEventPublisher(bus);
        return bus;
    }

    private byte run(String tags) {
        return run(tags, folder);
    }

    private static byte run(String tags, Path reports) {
        return Main.run(
                "--plugin",
                "dev.kafkalab.plugin.ConsolePlugin",
                "--plugin",
                "dev.kafkalab.plugin.ReportPlugin:" + reports,
                "--plugin",
                "dev.kafkalab.plugin.ProofPlugin",
                "--glue",
                "dev.kafkalab.report.example",
                "--tags",
                tags,
                "src/test/resources/report/features");
    }

    private String told() {
        return console.toString(StandardCharsets.UTF_8);
    }
}
