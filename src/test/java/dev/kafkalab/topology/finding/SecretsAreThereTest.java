package dev.kafkalab.topology.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsAreThereTest {

    private static final String FILE = """
            services:
              zoo:
                image: zookeeper:3.8.4
              app:
                image: app
                %1$s: [s]
            %1$s:
              s: {%2$s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"secrets", "configs"})
    void what_only_swarm_has_is_refused(String kind) {
        assertThat(ComposeText.problems(FILE.formatted(kind, "external: true")))
                .filteredOn(problem -> problem.contains("Swarm"))
                .singleElement()
                .asString()
                .startsWith("REFUSED app: s is external")
                .contains("give it a file:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file: ./s", "external: false", "environment: S"})
    void what_the_file_makes_is_there(String definition) {
        assertThat(ComposeText.problems(FILE.formatted("secrets", definition)))
                .noneMatch(problem -> problem.contains("Swarm"));
    }
}
