package dev.kafkalab.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

    private static final String FAILED_FIRST =
            "features/failover/04-the-leader-is-killed.feature: A4.1 A new leader is elected in time";

    @Test
    void a_run_agrees_with_itself() {
        RunComparison compared = RunComparison.of(Records.run("failures"), Records.run("failures"));

        assertThat(compared.agree()).isTrue();
        assertThat(compared.same()).isEqualTo(8);
    }

    @Test
    void another_verdict_is_a_difference_with_both_reasons() {
        Run other = Records.edited("failures", record -> record.replace("java.lang.AssertionError", "java.lang.Error"));

        RunComparison compared = RunComparison.of(Records.run("failures"), other);

        assertThat(compared.agree()).isFalse();
        assertThat(compared.same()).isEqualTo(7);
        assertThat(compared.different()).singleElement().satisfies(one -> {
            assertThat(one.scenario()).isEqualTo(FAILED_FIRST);
            assertThat(one.first()).isEqualTo(Verdict.FAILED);
            assertThat(one.second()).isEqualTo(Verdict.ERROR);
        });
        assertThat(compared.words()).isEqualToNormalizingNewlines("""
                        %s
                            first:  failed: the leader of testTopic was still 3 after 15.0 s
                            second: error: the leader of testTopic was still 3 after 15.0 s
                        7 scenarios have the same verdict in both runs, 1 differ, 0 are only in one""".formatted(FAILED_FIRST));
    }

    @Test
    void a_scenario_that_only_one_run_has_is_a_difference() {
        Run renamed =
                Records.edited("failures", record -> record.replace("A new leader is elected in time", "Renamed"));

        RunComparison compared = RunComparison.of(Records.run("failures"), renamed);

        assertThat(compared.agree()).isFalse();
        assertThat(compared.onlyInFirst()).containsExactly(FAILED_FIRST);
        assertThat(compared.onlyInSecond())
                .containsExactly("features/failover/04-the-leader-is-killed.feature: A4.1 Renamed");
    }

    @Test
    void examples_of_an_outline_are_compared_each_with_its_own() {
        Run passed = Records.run("passed");

        assertThat(RunComparison.of(passed, passed).same()).isEqualTo(7);
    }

    @Test
    void points_and_lines_make_no_difference() {
        Run moved = Records.edited("failures", record -> record.replace("\"line\":", "\"line\":1"));
        Run worthMore = Records.tagged("failures", Map.of("A4.1", "@points:10"));

        assertThat(RunComparison.of(Records.run("failures"), moved).agree()).isTrue();
        assertThat(RunComparison.of(Records.run("failures"), worthMore).agree()).isTrue();
    }

    @Test
    void two_runs_of_nothing_do_not_agree() {
        assertThat(RunComparison.of(Records.run("empty"), Records.run("empty")).agree())
                .isFalse();
    }
}
