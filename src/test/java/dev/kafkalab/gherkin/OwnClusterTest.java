package dev.kafkalab.gherkin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClusterTest {

    @TempDir
    private Path folder;

    @Test
    void is_for_what_is_tagged_and_takes_one_cluster_as_it_is() throws IOException {
        FeatureText feature = read("""
                @own-cluster
                Feature: F
                  Background:
                    Given the cluster of compose/one.yml
                  @A1
                  Scenario: Whole
                    Then 6 nodes are running
                  @A2 @after:A1 @after:A1.2
                  Scenario: Two
                    Then 6 nodes are running
                    Given the cluster of compose/two.yml
                """);

        assertThat(OwnCluster.isFor(feature)).isTrue();
        ScenarioText whole = feature.scenarios().get(0);
        assertThat(OwnCluster.isFor(whole)).isTrue();
        assertThat(OwnCluster.problem(whole)).isEmpty();
        assertThat(whole.after()).isEmpty();
        ScenarioText two = feature.scenarios().get(1);
        assertThat(OwnCluster.isFor(two)).isFalse();
        assertThat(OwnCluster.problem(two).orElseThrow().line()).isEqualTo(9);
        assertThat(two.ids()).containsExactly("A2");
        assertThat(two.after()).containsExactly("A1", "A1.2");
    }

    @Test
    void is_for_a_single_scenario_with_the_tag_and_for_no_other() throws IOException {
        FeatureText feature = read("""
                Feature: F
                  @own-cluster
                  Scenario: Tagged
                    Given the cluster of compose/one.yml
                  Scenario: Not tagged
                    Given the cluster of compose/one.yml
                  @own-cluster
                  Scenario: Changed
                    Given the cluster of compose/one.yml with:
                      | A | 1 |
                  @own-cluster
                  Scenario: A part
                    Given only kafka1 of the cluster of compose/one.yml
                """);

        assertThat(feature.scenarios().stream().filter(OwnCluster::isFor).map(ScenarioText::name))
                .containsExactly("Tagged");
    }

    private FeatureText read(String text) throws IOException {
        return FeatureReader.read(Files.writeString(folder.resolve("x.feature"), text));
    }
}
