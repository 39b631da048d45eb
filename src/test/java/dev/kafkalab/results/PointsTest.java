package dev.kafkalab.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureText.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsTest {

    private static final Tags TEN = new Tags(List.of("@A1", "@points:10"));

    @Test
    void a_verified_scenario_has_all_its_points_and_one_that_failed_has_lost_them() {
        assertThat(Points.of(TEN, Verdict.VERIFIED)).isEqualTo(new Points(10, 10, 0, 0));
        assertThat(Points.of(TEN, Verdict.FAILED)).isEqualTo(new Points(0, 10, 0, 0));
    }

    @Test
    void what_says_nothing_of_the_cluster_loses_nothing_and_is_counted_apart() {
        assertThat(Points.of(TEN, Verdict.NOT_VERIFIED)).isEqualTo(new Points(0, 0, 10, 0));
        assertThat(Points.of(TEN, Verdict.ERROR)).isEqualTo(new Points(0, 0, 0, 10));
        assertThat(Points.of(TEN, Verdict.UNDEFINED)).isEqualTo(new Points(0, 0, 0, 10));
    }

    @Test
    void in_words_nothing_is_left_out() {
        assertThat(Points.NONE.words()).isEqualTo("-");
        assertThat(new Points(5, 15, 0, 0).words()).isEqualTo("5/15");
        assertThat(new Points(5, 15, 0, 0).rest()).isEmpty();
        assertThat(new Points(0, 0, 10, 0).words()).isEqualTo("0/0");
        assertThat(new Points(5, 15, 45, 3).rest()).isEqualTo("45 not verified, 3 in error");
    }

    @Test
    void the_innermost_tag_wins() {
        assertThat(Points.of(new Tags(List.of("@points:5", "@A1", "@points:15")), Verdict.VERIFIED))
                .isEqualTo(new Points(15, 15, 0, 0));
    }

    @Test
    void a_scenario_without_the_tag_is_worth_nothing_and_nothing_is_wrong_with_it() {
        Tags tags = new Tags(List.of("@A1", "@pointless", "@points-of-view"));

        assertThat(Points.of(tags, Verdict.VERIFIED)).isEqualTo(Points.NONE);
        assertThat(tags.problems(4)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@points",
                "@points:",
                "@points:x",
                "@points:-5",
                "@points:2.5",
                "@points:99999",
                "@points=5",
                "@points10",
                "@Points:10",
                "@point:10",
                "@pionts:10",
                "@points-10",
                "@points:१०"
            })
    void a_malformed_tag_counts_as_nothing_and_is_told(String tag) {
        Tags tags = new Tags(List.of("@points:5", tag));

        assertThat(Points.of(tags, Verdict.VERIFIED)).isEqualTo(Points.NONE);
        assertThat(tags.problems(4))
                .extracting(Problem::message)
                .containsExactly("the tag %s says nothing".formatted(tag));
    }

    @Test
    void the_points_of_a_run_are_those_of_its_scenarios() {
        // A2 is verified, as are all that have no points; A4.1 failed.
        Run run = Records.tagged("failures", Map.of("A2", "@points:5", "A4.1", "@points:10"));

        assertThat(run.points()).isEqualTo(new Points(5, 15, 0, 0));
        assertThat(run.labs()).extracting(Lab::points).containsExactly(new Points(5, 15, 0, 0), Points.NONE);
        assertThat(run.labs().get(0).stages())
                .extracting(Stage::points)
                .containsExactly(new Points(5, 5, 0, 0), new Points(0, 10, 0, 0));
    }

    /** A run's summary and its grade tell what lint tells, in the same words. */
    @ParameterizedTest
    @ValueSource(strings = {"@points:x", "@point:10", "@corrects-the-giude", "@NoCluster", "@a4.1", "@A4."})
    void a_tag_that_counts_for_nothing_is_told_with_its_place(String tag) {
        assertThat(Records.tagged("failures", Map.of("A4.1", tag)).problems())
                .singleElement()
                .asString()
                .startsWith("features/failover/04-the-leader-is-killed.feature:4: the tag %s says nothing: write "
                        .formatted(tag));
    }

    @Test
    void tags_that_say_something_and_those_of_the_author_are_no_problem() {
        assertThat(new Tags(List.of(
                                "@A4.1",
                                "@points:0",
                                "@corrects-the-guide",
                                "@no-cluster",
                                "@after:A2",
                                "@own-cluster",
                                "@slow",
                                "@week-3",
                                "@afternoon",
                                "@later:A2"))
                        .problems(4))
                .isEmpty();
    }

    @Test
    void a_tag_says_what_a_scenario_comes_after() {
        assertThat(new Tags(List.of("@A4.1", "@after:A2", "@after:A3.1", "@after:A2", "@after:a2")).after())
                .containsExactly("A2", "A3.1");
    }
}
