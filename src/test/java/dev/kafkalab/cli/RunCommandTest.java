package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.CompiledCourse;
import dev.kafkalab.settings.Host;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Labs without Maven, in a JVM of their own as a user runs them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunCommandTest {

    @TempDir
    private Path folder;

    private String classPath = Host.property("java.class.path");
    private String told;

    @Test
    void a_verified_scenario_leaves_what_mvn_test_leaves() throws Exception {
        assertThat(run("--runtime", "process", "--strict", "features/kraft/5-combined-mode.feature:20"))
                .as(told)
                .isZero();

        assertThat(told).contains("verified", "The page: ");
        assertThat(folder.resolve("reports"))
                .isDirectoryContaining("glob:**/index.html")
                .isDirectoryContaining("glob:**/results.json")
                .isDirectoryContaining("glob:**/messages.ndjson")
                .isDirectoryContaining("glob:**/junit.xml");
    }

    @Test
    void a_mistake_in_a_feature_ends_with_1_before_anything_is_started() throws Exception {
        Path feature = Files.writeString(folder.resolve("x.feature"), """
                Feature: X
                  @X1
                  Scenario: A step that nobody knows
                    Then the cluster sings
                """);

        assertThat(run(feature.toString())).as(told).isEqualTo(1);
        assertThat(told).contains("the cluster sings");
    }

    @Test
    void a_courses_own_steps_run_from_the_class_path() throws Exception {
        Path classes = CompiledCourse.of(folder.resolve("classes"), CompiledCourse.FISH)
                .classes();
        Path feature = Files.writeString(folder.resolve("x.feature"), """
                @no-cluster
                Feature: X
                  @X1
                  Scenario: A step of one's own
                    Then the pond has 3 small fish
                """);

        classPath += File.pathSeparator + classes;

        assertThat(run("--strict", feature.toString())).as(told).isEqualTo(1);
        assertThat(run("--strict", "--glue", "mycourse.steps", feature.toString()))
                .as(told)
                .isZero();
        assertThat(folder.resolve("reports/steps.html")).content().contains("the pond has");
    }

    @Test
    void a_scenario_is_found_by_any_part_of_its_name() throws Exception {
        Path feature = Files.writeString(folder.resolve("x.feature"), """
                Feature: X
                  @X1
                  Scenario: The cluster sings on its own
                    Then the cluster sings
                  @X2
                  Scenario: Another
                    Then the cluster whistles
                """);

        assertThat(run("--name", "s.ngs on", feature.toString())).as(told).isEqualTo(1);
        assertThat(told).contains("the cluster sings").doesNotContain("whistles");
    }

    @Test
    void what_matches_nothing_proves_nothing() throws Exception {
        assertThat(run("--tags", "@Nothing")).as(told).isEqualTo(1);
        assertThat(told).contains("No scenario was run.");
    }

    @Test
    void bad_arguments_end_with_2_and_name_the_fix() throws Exception {
        assertThat(run("nowhere")).isEqualTo(2);
        assertThat(told).contains("there is no nowhere: name features");
        assertThat(run("--runtime", "podman")).isEqualTo(2);
        assertThat(told).contains("write one of auto, docker, process");
        assertThat(run("--program", "kafdrop")).isEqualTo(2);
        assertThat(told).contains("--program");
        assertThat(run("--name", "(")).isEqualTo(2);
        assertThat(told).contains("--name is no regular expression", "Fix: write words of a scenario's name");
        assertThat(run("--tags", "@A1 and")).isEqualTo(2);
        assertThat(told).contains("--tags cannot be read", "Fix: write tags such as");
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Host.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.kafkalab.cli.Main",
                "run",
                "--reports",
                folder.resolve("reports").toString(),
                "--work",
                folder.resolve("work").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
