package dev.kafkalab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Timeline;
import dev.kafkalab.evidence.json.InWords;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final Instant FAULT = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void a_failure_says_what_was_promised_what_came_instead_and_where_the_bound_comes_from() {
        Diagnosis diagnosis = diagnosis(scenario(Verdict.FAILED, late(15.3)));

        assertThat(diagnosis.promised()).isEqualTo("Then a new leader is elected within 12 seconds");
        assertThat(diagnosis.place()).isEqualTo("features/failover/4-a.feature:9");
        assertThat(diagnosis.seen()).isEqualTo("it came 15.3 s after the fault");
        assertThat(diagnosis.causes())
                .containsExactly("a new leader of testTopic: 15.3 s, promised at most 12 s."
                        + " Where the bound comes from: session 14 s");
    }

    @Test
    void a_machine_that_was_late_is_named_as_a_cause() {
        assertThat(diagnosis(scenario(Verdict.FAILED, late(15.3).delayed(Duration.ofMillis(2_500))))
                        .causes())
                .anyMatch(cause -> cause.contains("this machine was up to 2.5 s late"));
    }

    @Test
    void what_came_too_soon_raises_the_question_whether_the_node_said_goodbye() {
        Measurement early = InWords.measurement(
                "a new leader", 0.4, "s", Optional.of(9.0), Optional.of(18.0), false, "session", FAULT);

        assertThat(diagnosis(scenario(Verdict.FAILED, early)).causes())
                .anyMatch(cause -> cause.contains("did the node say goodbye?"));
    }

    @Test
    void too_few_of_something_did_not_come_too_soon() {
        Measurement few = InWords.measurement(
                "the end offset", 1, "messages", Optional.of(2.0), Optional.of(2.0), false, "one for each", FAULT);

        assertThat(diagnosis(scenario(Verdict.FAILED, few)).causes())
                .isNotEmpty()
                .noneMatch(cause -> cause.contains("goodbye"));
    }

    @Test
    void a_partition_that_was_left_without_a_leader_is_told() {
        Timeline timeline = new Timeline(
                FAULT,
                List.of(
                        InWords.event(FAULT, "node kafka3", "killed", true),
                        InWords.event(FAULT, "leader of testTopic-0", "3", false),
                        InWords.event(FAULT.plusSeconds(5), "leader of testTopic-0", "none", false)));

        assertThat(diagnosis(scenario(Verdict.FAILED, timeline)).causes())
                .containsExactly(
                        "When last looked at, testTopic-0 had no leader: none of its in-sync replicas was alive,"
                                + " or the controller had not noticed yet.");
    }

    @Test
    void logs_to_look_at_are_those_of_the_nodes_to_which_something_was_done() {
        ClusterStart start = new ClusterStart(
                FAULT, "compose/zookeeper-ensemble.yml", "process", "", "reused", 0.1, List.of(), Connections.UNKNOWN);
        Timeline timeline = new Timeline(FAULT, List.of(InWords.event(FAULT, "node kafka3", "killed", true)));

        assertThat(diagnosis(scenario(Verdict.FAILED, start, timeline)).logs())
                .containsExactly("logs/zookeeper-ensemble/kafka3.log");
    }

    @Test
    void an_error_is_the_labs_own_and_says_nothing_about_the_cluster() {
        assertThat(diagnosis(scenario(Verdict.ERROR)).causes())
                .first()
                .asString()
                .startsWith("The lab itself went wrong");
    }

    private static Diagnosis diagnosis(Scenario scenario) {
        return Diagnosis.of(scenario, "features/failover/4-a.feature");
    }

    private static Measurement late(double seconds) {
        return InWords.measurement(
                "a new leader of testTopic",
                seconds,
                "s",
                Optional.empty(),
                Optional.of(12.0),
                false,
                "session 14 s",
                FAULT);
    }

    private static Scenario scenario(Verdict verdict, Evidence... evidence) {
        Step step = new Step(
                false,
                "Then",
                "a new leader is elected within 12 seconds",
                9,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                verdict,
                "it came 15.3 s after the fault",
                Optional.of(new Failure("java.lang.AssertionError", "it came 15.3 s after the fault", "")),
                List.of(evidence));
        return new Scenario("A leader", "", "", 1, new Tags(List.of()), Optional.empty(), List.of(step));
    }
}
