package dev.kafkalab.gherkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.kafkalab.gherkin.FeatureText.Argument;
import dev.kafkalab.gherkin.FeatureText.Kind;
import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.gherkin.FeatureText.StepText;
import dev.kafkalab.text.Specials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {

    @TempDir
    private Path folder;

    @Test
    void a_scenario_begins_with_the_steps_of_its_background_and_has_its_features_tags() throws IOException {
        ScenarioText scenario = read("""
                        @lab
                        Feature: F
                          Background:
                            Given a cluster
                          @A1
                          Scenario: S
                            And a topic
                            When it breaks
                            But not much
                            Then it holds
                        """).scenarios().get(0);

        assertThat(scenario.name()).isEqualTo("S");
        assertThat(scenario.tags()).containsExactly("@lab", "@A1");
        assertThat(scenario.line()).isEqualTo(6);
        assertThat(scenario.steps())
                .extracting(StepText::kind, StepText::text, StepText::line)
                .containsExactly(
                        tuple(Kind.GIVEN, "a cluster", 4),
                        tuple(Kind.GIVEN, "a topic", 7),
                        tuple(Kind.WHEN, "it breaks", 8),
                        tuple(Kind.WHEN, "not much", 9),
                        tuple(Kind.THEN, "it holds", 10));
    }

    @Test
    void each_example_of_an_outline_is_a_scenario_that_is_known_by_its_own_line() throws IOException {
        List<ScenarioText> scenarios = read("""
                        Feature: F
                          Scenario Outline: S of <n>
                            Given <n> brokers
                            Examples:
                              | n |
                              | 3 |
                              | 5 |
                        """).scenarios();

        assertThat(scenarios)
                .extracting(ScenarioText::name, ScenarioText::line, ScenarioText::declared)
                .containsExactly(tuple("S of 3", 6, 2), tuple("S of 5", 7, 2));
        assertThat(scenarios.get(1).steps())
                .extracting(StepText::text, StepText::line)
                .containsExactly(tuple("5 brokers", 3));
    }

    @Test
    void a_rule_has_a_background_and_scenarios_of_its_own() throws IOException {
        ScenarioText scenario = read("""
                        Feature: F
                          Background:
                            Given a cluster
                          Rule: R
                            Background:
                              Given a topic
                            Example: S
                              Then it holds
                        """).scenarios().get(0);

        assertThat(scenario.line()).isEqualTo(7);
        assertThat(scenario.steps()).extracting(StepText::line).containsExactly(3, 6, 8);
    }

    @Test
    void what_stands_under_a_step_is_part_of_it() throws IOException {
        List<StepText> steps = read("""
                        Feature: F
                          Scenario: S
                            Given a table:
                              | a | b \\| c |
                              | 1 |        |
                            And a text:
                              \"""
                              words
                              \"""
                            Then nothing
                        """).scenarios().get(0).steps();

        assertThat(steps).extracting(StepText::argument).containsExactly(Argument.TABLE, Argument.TEXT, Argument.NONE);
        assertThat(steps.get(0).table()).containsExactly(List.of("a", "b | c"), List.of("1", ""));
        assertThat(steps.get(1).table()).isEmpty();
    }

    @Test
    void a_file_that_is_no_gherkin_says_where_and_why() throws IOException {
        FeatureText broken = read("""
                Feature: F
                  Scenario: S
                    Given a cluster
                    and then what
                """);

        assertThat(broken.scenarios()).isEmpty();
        assertThat(broken.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.message()).contains("and then what").doesNotStartWith("(");
        });
    }

    @Test
    void an_empty_file_is_a_feature_without_scenarios() throws IOException {
        FeatureText empty = read("");

        assertThat(empty.name()).isEmpty();
        assertThat(empty.scenarios()).isEmpty();
    }

    @Test
    void letters_of_any_language_are_read_as_utf_8() throws IOException {
        FeatureText feature = read("""
                # language: de
                Funktionalität: Über Köpfe
                  Szenario: 領導者 ✔
                    Angenommen größer „als“ 3
                """);

        assertThat(feature.name()).isEqualTo("Über Köpfe");
        assertThat(feature.scenarios().get(0).name()).isEqualTo("領導者 ✔");
        assertThat(feature.scenarios().get(0).steps().get(0).text()).isEqualTo("größer „als“ 3");
        assertThat(feature.scenarios().get(0).steps().get(0).kind()).isEqualTo(Kind.GIVEN);
    }

    @Test
    void a_file_that_is_not_there_cannot_be_read() {
        assertThatThrownBy(() -> FeatureReader.read(folder.resolve("none.feature")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_is_not_utf_8_says_so_once() throws IOException {
        String text = "Feature: Über\n  Scenario: S\n    Given größer\n    Then k\u00f6nnen\n";

        assertThat(readBytes(text.getBytes(StandardCharsets.ISO_8859_1)).problems())
                .containsExactly(new Problem(
                        1,
                        "this line is not UTF-8 text",
                        "save the file as UTF-8 in your editor (without UTF-16 or a Windows code page)"));
        assertThat(readBytes(text.getBytes(StandardCharsets.UTF_16)).problems()).hasSize(1);
    }

    @Test
    void a_file_that_names_its_encoding_is_read_in_it() throws IOException {
        String text = "# written long ago\n\n  # encoding: iso-8859-1\nFeature: Über\n  Scenario: S\n";

        assertThat(readBytes(text.getBytes(StandardCharsets.ISO_8859_1)).name()).isEqualTo("Über");
        assertThat(read("# encoding: klingon\nFeature: F\n").problems())
                .extracting(Problem::message)
                .containsExactly("there is no encoding KLINGON");
        assertThat(readBytes("Feature: F\n# encoding: iso-8859-1\n  Scenario: Über\n"
                                .getBytes(StandardCharsets.ISO_8859_1))
                        .problems())
                .as("what stands in the feature is a comment like any other")
                .hasSize(1);
    }

    @Test
    @Timeout(value = 20, threadMode = SEPARATE_THREAD)
    @DisabledOnOs(OS.WINDOWS)
    void what_is_no_plain_file_is_not_read() throws Exception {
        Path pipe = Specials.pipe(folder.resolve("pipe.feature"));
        for (Path file : List.of(Path.of("/dev/zero"), pipe)) {
            assertThat(FeatureReader.read(file).problems())
                    .extracting(Problem::message)
                    .containsExactly("this is a device, a pipe or a socket, not a file");
        }
        assertThat(FeatureReader.read(folder).problems())
                .extracting(Problem::message)
                .containsExactly("this is a folder, not a file");
        assertThat(read("#".repeat(2_000_001)).problems())
                .extracting(Problem::message)
                .containsExactly("the file has 2000001 bytes, more than the 2000000 that are read");
    }

    private FeatureText readBytes(byte[] bytes) throws IOException {
        return FeatureReader.read(Files.write(folder.resolve("x.feature"), bytes));
    }

    private FeatureText read(String text) throws IOException {
        return FeatureReader.read(Files.writeString(folder.resolve("x.feature"), text));
    }
}
