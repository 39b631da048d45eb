package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Results;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Verdict;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The part of the lab of mistakes that only a real cluster judges: each scenario must get the verdict of its tag, and
 * the comment above it has words of the reason that it must give. It runs on processes, whatever the labs of this build
 * run on.
 */
class MistakesClusterTest {

    private static final Path FEATURES = Path.of("src/test/resources/mistakes/cluster");
    private static final String RUNTIME = "lab.runtime";

    @TempDir
    private static Path reports;

    private static String runtime;

    @BeforeAll
    static void onProcesses() {
        runtime = System.setProperty(RUNTIME, "process");
    }

    @AfterAll
    static void asBefore() {
        if (runtime == null) {
            System.clearProperty(RUNTIME);
        } else {
            System.setProperty(RUNTIME, runtime);
        }
    }

    @TestFactory
    List<DynamicTest> no_mistake_is_verified_and_each_is_told() throws IOException {
        Main.run(
                "--glue",
                "dev.kafkalab.steps",
                "--plugin",
                "dev.kafkalab.plugin.ReportPlugin:" + reports,
                "--no-summary",
                // As many clusters run as the machine has room for; the other threads wait for theirs.
                "--threads",
                "8",
                FEATURES.toString());

        List<DynamicTest> tests = new ArrayList<>();
        Results.read(reports.resolve("messages.ndjson")).labs().stream()
                .flatMap(lab -> lab.stages().stream())
                .forEach(stage -> stage.scenarios()
                        .forEach(scenario -> tests.add(DynamicTest.dynamicTest(
                                scenario.name(), () -> isTold(scenario, FEATURES.resolve(name(stage.file())))))));
        assertThat(tests).as("scenarios that only a cluster judges").hasSizeGreaterThanOrEqualTo(25);
        return tests;
    }

    private static void isTold(Scenario scenario, Path feature) throws IOException {
        // Above the scenario's line stands its tag, and above that the reason.
        String reason = Files.readAllLines(feature).get(scenario.line() - 3).strip();

        assertThat(reason).startsWith("# ");
        assertThat(scenario.verdict())
                .as(scenario.reason())
                .isEqualTo(scenario.tags().names().contains("@error") ? Verdict.ERROR : Verdict.FAILED);
        assertThat(scenario.reason()).contains(reason.substring(2));
        assertThat(scenario.reason())
                .doesNotContainPattern("@[0-9a-f]{5,8}\\b")
                .doesNotContain("Exception:", "dev.kafkalab", "\tat ");
    }

    private static String name(String file) {
        return Path.of(file).getFileName().toString();
    }
}
