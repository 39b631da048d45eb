package dev.kafkalab.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.results.Totals;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeDistributionTest {

    @Test
    void median_and_range_are_those_of_all_runs() {
        TimeDistribution spread =
                TimeDistribution.of(List.of(run(15.0, 13.0), run(16.0))).get(0);

        assertThat(spread.median()).isEqualTo(15.0);
        assertThat(spread.least()).isEqualTo(13.0);
        assertThat(spread.most()).isEqualTo(16.0);
        assertThat(spread.runs()).isEqualTo(2);
    }

    @Test
    void the_median_of_an_even_number_of_times_lies_between_the_two_in_the_middle() {
        assertThat(TimeDistribution.of(List.of(run(1.0, 2.0, 10.0, 4.0))).get(0).median())
                .isEqualTo(3.0);
    }

    @Test
    void runtimes_are_told_apart() {
        PastRun docker = new PastRun(
                Instant.EPOCH,
                List.of("docker"),
                1,
                false,
                Totals.NONE,
                List.of(new MeasuredTime("a new leader", "killed", "ZooKeeper", "docker", "at most 18 s", 15.5)));

        assertThat(TimeDistribution.of(List.of(run(14.0), docker)))
                .extracting(spread -> spread.kind().runtime())
                .containsExactly("docker", "process");
    }

    private static PastRun run(double... seconds) {
        return new PastRun(
                Instant.EPOCH,
                List.of("process"),
                1,
                false,
                Totals.NONE,
                Arrays.stream(seconds)
                        .mapToObj(s ->
                                new MeasuredTime("a new leader", "killed", "ZooKeeper", "process", "at most 18 s", s))
                        .toList());
    }
}
