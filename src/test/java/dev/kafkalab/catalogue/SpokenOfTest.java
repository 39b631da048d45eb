package dev.kafkalab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureReader;
import dev.kafkalab.gherkin.FeatureText;
import dev.kafkalab.text.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenOfTest {

    private static final Path FILE = Path.of("elections.feature");

    private final List<FeatureText> features;

    SpokenOfTest() throws UnreadableFileException {
        features = List.of(FeatureReader.read(FILE, """
                Feature: Elections
                  What an *unclean* one costs.

                  Scenario: A leader out of sync
                    Given a topic orders with:
                      | unclean.leader.election.enable | true |

                  Scenario: A preferred leader
                    When the preferred leader of orders is elected
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_scenario_is_found_by_its_name_its_steps_and_their_tables() {
        SpokenOf unclean = new SpokenOf(FILE, 4, "A leader out of sync");
        SpokenOf preferred = new SpokenOf(FILE, 8, "A preferred leader");

        assertThat(SpokenOf.in(features, List.of("Unclean", "ELECTION"))).containsExactly(unclean);
        assertThat(SpokenOf.in(features, List.of("leader"))).containsExactly(unclean, preferred);
        assertThat(SpokenOf.in(features, List.of("elected"))).containsExactly(preferred);
    }

    @Test
    void a_feature_is_found_by_what_it_is_about_where_no_scenario_says_it() {
        assertThat(SpokenOf.in(features, List.of("costs"))).containsExactly(new SpokenOf(FILE, 1, "Elections"));
        assertThat(SpokenOf.in(features, List.of("unclean costs"))).containsExactly(new SpokenOf(FILE, 1, "Elections"));
        assertThat(SpokenOf.in(features, List.of("zookeeper"))).isEmpty();
    }

    @Test
    void without_features_those_of_this_project_are_looked_into() {
        assertThat(SpokenOf.in(List.of(), List.of("unclean election")))
                .extracting(SpokenOf::name)
                .contains("An unclean election has a leader at once, and loses messages");
    }
}
