package dev.kafkalab.gherkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.gherkin.ClusterNeeds.Kind;
import dev.kafkalab.gherkin.ClusterNeeds.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNeedsTest {

    @TempDir
    private Path folder;

    @Test
    void are_brokers_alone() {
        assertThat(ClusterNeeds.of("1 broker")).isEqualTo(new ClusterNeeds(1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 brokers and an ensemble of 3 ZooKeepers            | ENSEMBLE         | 3
            3 brokers and an ensemble of 1 ZooKeeper             | ENSEMBLE         | 1
            3 brokers and a quorum of 3 controllers              | QUORUM           | 3
            3 brokers and a quorum of 3 dedicated controllers    | DEDICATED_QUORUM | 3
            3 brokers and a quorum of 1 combined controller      | COMBINED_QUORUM  | 1
            """)
    void are_brokers_and_what_keeps_the_metadata(String words, Kind kind, int members) {
        assertThat(words).matches(ClusterNeeds.REGEX);
        assertThat(ClusterNeeds.of(words)).isEqualTo(new ClusterNeeds(3, Optional.of(new Metadata(kind, members))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"brokers", "3 brokers and ZooKeeper", "3 brokers and a quorum of 3 ZooKeepers"})
    void are_not_what_nobody_has_agreed_on(String words) {
        assertThat(words).doesNotMatch(ClusterNeeds.REGEX);
    }

    @Test
    void too_large_a_number_is_refused() {
        assertThatThrownBy(() -> ClusterNeeds.of("99999999999 brokers")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void are_read_off_a_feature_each_once() throws IOException {
        FeatureText feature = FeatureReader.read(Files.writeString(folder.resolve("x.feature"), """
                Feature: F
                  Background:
                    Given the cluster of compose/one.yml
                    And the cluster has 3 brokers
                  Scenario: One
                    Then the cluster has no topics
                  Scenario: Two
                    Given the cluster has 3 brokers and an ensemble of 3 ZooKeepers
                """));

        assertThat(ClusterNeeds.of(feature))
                .containsExactly(
                        ClusterNeeds.of("3 brokers"), ClusterNeeds.of("3 brokers and an ensemble of 3 ZooKeepers"));
        assertThat(ClusterNeeds.of(feature.scenarios().get(0))).containsExactly(ClusterNeeds.of("3 brokers"));
    }
}
