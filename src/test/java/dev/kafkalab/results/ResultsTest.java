package dev.kafkalab.results;

import static dev.kafkalab.results.Records.run;
import static dev.kafkalab.results.Records.scenario;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    @TempDir
    private Path folder;

    @Test
    void a_passed_run_is_verified_throughout() {
        assertThat(run("passed").totals()).isEqualTo(new Totals(7, 0, 0, 0));
        assertThat(run("passed").cutOff()).isFalse();
    }

    @Test
    void a_run_knows_its_machine_its_runtime_and_its_software() {
        Run run = run("passed");

        assertThat(run.machine())
                .isEqualTo(new Machine(
                        "OpenJDK 64-Bit Server VM 17.0.15", "Linux 6.1.0, amd64", 2, 1L << 33, "cucumber-jvm 7.34.3"));
        assertThat(run.runtimes()).containsExactly(new UsedRuntime("process", "no Docker engine answers"));
        assertThat(run.software()).containsExactly("Apache Kafka 3.9.2", "Apache ZooKeeper 3.8.4");
        assertThat(run.duration()).hasValueSatisfying(took -> assertThat(took).isPositive());
    }

    @Test
    void labs_are_folders_and_stages_are_features_in_the_order_of_their_files() {
        assertThat(run("failures").labs()).extracting(Lab::title).containsExactly("Failover", "Partitions and groups");
        assertThat(run("passed").labs().get(0).stages())
                .extracting(Stage::file)
                .containsExactly(
                        "features/failover/02-a-topic.feature",
                        "features/failover/04-the-leader-is-killed.feature",
                        "features/failover/05-the-zookeeper-leader-is-killed.feature");
    }

    @Test
    void a_stage_keeps_its_description_as_it_was_written_without_the_indentation() {
        assertThat(run("passed").labs().get(0).stages().get(1).description())
                .startsWith("A partition's **leader** takes every write.")
                .contains("ZooKeeper waits for\nthe broker's session")
                .endsWith("Nobody votes: the first live in-sync replica of the assignment becomes the leader.");
    }

    @Test
    void a_scenario_knows_its_ids_its_rule_and_that_it_corrects_the_guide() {
        Scenario corrects = scenario(run("passed"), "A4.3");

        assertThat(corrects.correctsTheGuide()).isTrue();
        assertThat(corrects.rule()).isEqualTo("The promise follows from the session");
        assertThat(scenario(run("passed"), "A4.1").correctsTheGuide()).isFalse();
    }

    @Test
    void the_examples_of_an_outline_are_told_apart() {
        assertThat(run("passed").scenarios().filter(s -> s.ids().contains("A4.4")))
                .extracting(Scenario::example)
                .containsExactly("orders · 21", "events · 24");
    }

    @Test
    void a_step_keeps_its_words_its_table_and_its_doc_string() {
        List<Step> steps = scenario(run("passed"), "A3").steps();

        assertThat(steps.get(1).keyword()).isEqualTo("Given");
        assertThat(steps.get(1).text()).isEqualTo("a topic with replication factor 3");
        assertThat(steps.get(2).table())
                .containsExactly(List.of("offset", "value"), List.of("0", "42"), List.of("1", "test test"));
        assertThat(steps.get(3).docString()).hasValue("{\"partition\": 0, \"offset\": 2}");
    }

    @Test
    void a_step_keeps_its_evidence_with_the_numbers_of_the_record() {
        Step step = scenario(run("passed"), "A4.1").steps().get(3);

        assertThat(step.evidence()).hasExactlyElementsOfTypes(Measurement.class, Snapshot.class, Timeline.class);
        Measurement measured = (Measurement) step.evidence().get(0);
        assertThat(measured.quantity().value()).isEqualTo(17.234567);
        assertThat(measured.bound().atMost()).hasValue(21.0);
        assertThat(measured.holds()).isTrue();
    }

    @Test
    void a_hook_is_a_step_with_evidence_of_its_own() {
        Step hook = scenario(run("passed"), "A4.1").steps().get(0);

        assertThat(hook.isHook()).isTrue();
        assertThat(hook.keyword()).isEqualTo("Before");
        assertThat(hook.evidence()).hasExactlyElementsOfTypes(ClusterStart.class);
    }

    @Test
    void an_assertion_is_a_failure_with_its_message() {
        Scenario failed = scenario(run("failures"), "A4.1");

        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.decisiveLine()).isGreaterThan(failed.line());
        assertThat(failed.reason()).startsWith("the leader of testTopic was still 3 after 15.0 s\nexpected: ");
        assertThat(failed.steps()).last().satisfies(step -> {
            assertThat(step.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
            assertThat(step.message()).isEmpty();
        });
    }

    @Test
    void any_other_exception_is_an_error_of_the_lab_in_a_step_or_before_it() {
        assertThat(scenario(run("failures"), "A4.5").verdict()).isEqualTo(Verdict.ERROR);
        Scenario neverSetUp = scenario(run("failures"), "A4.2");
        assertThat(neverSetUp.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(neverSetUp.reason()).startsWith("Port 32001, which compose/zookeeper-ensemble.yml:41 publishes");
        assertThat(neverSetUp.steps().get(0).failure()).map(Failure::type).hasValue("java.lang.IllegalStateException");
    }

    @Test
    void what_cannot_be_done_here_is_not_verified_for_its_reason() {
        Scenario skipped = scenario(run("failures"), "A6");

        assertThat(skipped.verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(skipped.reason()).isEqualTo("needs the docker runtime: this run is on processes");
    }

    @Test
    void an_undefined_step_is_counted_as_an_error_and_a_scenario_without_steps_verifies_nothing() {
        assertThat(scenario(run("failures"), "C1").verdict()).isEqualTo(Verdict.UNDEFINED);
        assertThat(scenario(run("failures"), "C2").verdict()).isEqualTo(Verdict.NOT_VERIFIED);
        assertThat(scenario(run("failures"), "C2").reason()).isEqualTo("it has no steps");
        assertThat(run("failures").totals()).isEqualTo(new Totals(2, 1, 3, 2));
    }

    @Test
    void a_run_that_was_cut_off_has_no_verdict_on_what_it_did_not_reach() {
        Run cutOff = run("cut-off");

        assertThat(cutOff.cutOff()).isTrue();
        assertThat(cutOff.totals()).isEqualTo(new Totals(2, 0, 0, 2));
        assertThat(scenario(cutOff, "A4.1").reason()).isEqualTo("the run ended during this");
        assertThat(scenario(cutOff, "A4.1").steps())
                .last()
                .extracting(Step::message)
                .isEqualTo("the run ended before this");
        assertThat(scenario(cutOff, "A5.2").reason()).isEqualTo("the run ended before this");
    }

    @Test
    void a_record_reads_wherever_it_was_cut() throws IOException {
        byte[] whole = Files.readAllBytes(Records.file("failures"));
        Path cut = folder.resolve("cut.ndjson");
        for (int length = 0; length < whole.length; length += 997) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            assertThat(Results.read(cut).cutOff()).isTrue();
        }
    }

    @Test
    void of_several_attempts_the_last_counts() {
        Scenario repeated = run("repeated").scenarios().findFirst().orElseThrow();

        assertThat(repeated.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(repeated.duration()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void evidence_reads_in_base64_too_and_what_is_unknown_is_passed_over() {
        Step step =
                run("repeated").scenarios().findFirst().orElseThrow().steps().get(0);

        assertThat(step.evidence()).containsExactly(new Transcript("kafka-topics", List.of("Leader: 1")));
    }

    @Test
    void scenarios_that_a_filter_left_out_are_counted_and_not_judged() {
        Run nothing = run("empty");

        assertThat(nothing.empty()).isTrue();
        assertThat(nothing.filter()).isEqualTo("@nothing");
        assertThat(nothing.notSelected()).isEqualTo(2);
    }

    @Test
    void of_a_run_cut_off_only_what_was_asked_for_is_missing() throws IOException {
        String record = Files.readString(Records.file("cut-off"))
                .replace("\\\"filter\\\":\\\"\\\"", "\\\"filter\\\":\\\"@A4.1\\\"");
        Path filtered = Files.writeString(folder.resolve("filtered.ndjson"), record);

        assertThat(Results.read(filtered).scenarios().flatMap(s -> s.ids().stream()))
                .doesNotContain("A5.2");
    }

    @Test
    void a_record_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> Results.read(folder.resolve("none.ndjson")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.ndjson: there is no such file");
    }

    @Test
    void a_feature_lies_in_the_same_place_however_cucumber_names_it() {
        FeatureFile expected = new FeatureFile("failover", "features/failover/04-a.feature");

        assertThat(FeatureFile.of("file:///home/me/features/lab/features/failover/04-a.feature"))
                .isEqualTo(expected);
        assertThat(FeatureFile.of("features/failover/04-a.feature")).isEqualTo(expected);
        assertThat(FeatureFile.of("classpath:features/failover/04-a.feature")).isEqualTo(expected);
        assertThat(FeatureFile.of("file:features/mine.feature").folder()).isEmpty();
        assertThat(Optional.of(LabTitle.ofFeature("features/kraft/1.feature"))).hasValue("KRaft");
    }
}
