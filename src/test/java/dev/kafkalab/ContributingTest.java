package dev.kafkalab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.Features;
import dev.kafkalab.catalogue.Lint;
import dev.kafkalab.catalogue.Mistake;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import io.cucumber.core.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk in CONTRIBUTING.md is true: its feature is without mistakes, and runs. */
class ContributingTest {

    private static final Pattern FEATURE = Pattern.compile("```gherkin\\R(Feature: .*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void its_feature_is_without_mistakes() throws IOException {
        assertThat(lint(example())).isEmpty();
    }

    @Test
    void a_typing_error_in_it_is_found_and_what_was_meant_is_named() throws IOException {
        assertThat(lint(example().replace("is stopped", "is stoped")))
                .singleElement()
                .asString()
                .contains("the leader of orders is stoped", "Fix: did you mean", "the leader of orders is stopped");
    }

    @Test
    void it_runs_on_processes_and_holds() throws IOException {
        Path feature = write(example());
        String runtime = System.getProperty("lab.runtime");
        System.setProperty("lab.runtime", "process");
        try {
            Main.run(
                    "--glue",
                    "dev.kafkalab.steps",
                    "--plugin",
                    "dev.kafkalab.plugin.ReportPlugin:" + folder.resolve("reports"),
                    "--no-summary",
                    feature.toString());
        } finally {
            if (runtime == null) {
                System.clearProperty("lab.runtime");
            } else {
                System.setProperty("lab.runtime", runtime);
            }
        }
        Run run = Results.read(folder.resolve("reports/messages.ndjson"));
        assertThat(run.totals())
                .as(run.scenarios().map(scenario -> scenario.reason()).toList().toString())
                .isEqualTo(new Totals(1, 0, 0, 0));
    }

    private List<Mistake> lint(String feature) throws IOException {
        return Lint.of(Features.read(List.of(write(feature))));
    }

    private Path write(String feature) throws IOException {
        return Files.writeString(folder.resolve("1-a-polite-stop.feature"), feature);
    }

    private static String example() throws IOException {
        return FEATURE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
