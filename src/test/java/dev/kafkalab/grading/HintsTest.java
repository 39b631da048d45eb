package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.grade.GradedScenario.Hint;
import dev.kafkalab.results.Failure;
import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Step;
import dev.kafkalab.results.Tags;
import dev.kafkalab.results.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintsTest {

    @Test
    void a_cluster_that_does_not_start_is_the_students_own_and_not_the_file_that_the_lab_names() {
        Hint hint = hint("Given", "the cluster of compose/zookeeper-ensemble.yml", "kafka2 has ended with status 1");

        assertThat(hint.promised()).isEqualTo("Your cluster starts, and serves as a whole.");
        assertThat(hint.seen()).isEqualTo("kafka2 has ended with status 1");
        assertThat(hint.cause()).contains("Begin with what was found in your files");
        assertThat(hint.lesson()).isEqualTo("1. The cluster is up");
    }

    @Test
    void another_step_promises_what_it_says() {
        assertThat(hint("Then", "a new leader is elected within 12 seconds", "none came")
                        .promised())
                .isEqualTo("Then a new leader is elected within 12 seconds");
    }

    private static Hint hint(String keyword, String text, String reason) {
        Step step = new Step(
                false,
                keyword,
                text,
                9,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Verdict.FAILED,
                reason,
                Optional.of(new Failure("java.lang.AssertionError", reason, "")),
                List.of());
        return Hints.of(
                new Scenario("It is up", "", "", 1, new Tags(List.of()), Optional.empty(), List.of(step)),
                "1. The cluster is up",
                reason);
    }
}
