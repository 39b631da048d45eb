package dev.kafkalab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the seven labs are to show, an id each: none may get lost. */
class LabIdsTest {

    private static final List<ScenarioText> SCENARIOS = scenarios();

    static Stream<String> ids() {
        return Stream.of(
                        Stream.of(
                                "A1", "A2", "A3", "A4.1", "A4.2", "A4.3", "A4.4", "A4.5", "A5.1", "A5.2", "A5.3", "A6"),
                        stages("B", 5),
                        stages("C", 16),
                        stages("D", 9),
                        stages("E", 7),
                        stages("F", 6),
                        stages("G", 6))
                .flatMap(lab -> lab);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void has_a_scenario(String id) {
        assertThat(SCENARIOS).as("scenarios that show %s", id).anySatisfy(scenario -> assertThat(scenario.tags())
                .contains("@" + id));
    }

    @Test
    void every_scenario_of_a_lab_has_points() {
        assertThat(SCENARIOS.stream().filter(ScenarioText::mayTakeCluster))
                .isNotEmpty()
                .allSatisfy(scenario -> assertThat(scenario.tags())
                        .as("tags of \"%s\"", scenario.name())
                        .anyMatch(tag -> tag.matches("@points:\\d+")));
    }

    private static Stream<String> stages(String lab, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(stage -> lab + stage);
    }

    private static List<ScenarioText> scenarios() {
        try (Stream<Path> files = Files.walk(Path.of("features"))) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ScenarioText> read(Path file) {
        try {
            return FeatureReader.read(file).scenarios();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
