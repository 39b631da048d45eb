package dev.kafkalab.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.Vocabulary;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterTypesTest {

    @TempDir
    private Path folder;

    private final ParameterTypes types = new ParameterTypes();

    @Test
    void a_duration_is_a_number_and_a_unit() {
        assertThat(types.duration("18", "seconds")).isEqualTo(Duration.ofSeconds(18));
        assertThat(types.duration("1.5", "seconds")).isEqualTo(Duration.ofMillis(1500));
        assertThat(types.duration("500", "milliseconds")).isEqualTo(Duration.ofMillis(500));
        assertThat(types.duration("1", "minute")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void services_are_listed_as_in_a_sentence() {
        assertThat(types.services("kafka0")).containsExactly("kafka0");
        assertThat(types.services("zookeeper and kafka0")).containsExactly("zookeeper", "kafka0");
        assertThat(types.services("zookeeper, kafka0 and kafka1")).containsExactly("zookeeper", "kafka0", "kafka1");
    }

    @Test
    void brokers_are_listed_as_in_a_sentence() {
        FakeScenario fake = new FakeScenario(Path.of("compose/kraft.yml"), List.of(), folder);

        assertThat(types.brokers("brokers 3, 1 and 2").in(fake.context())).containsExactly(1, 2, 3);
        assertThat(types.brokers("broker 2").in(fake.context())).containsExactly(2);
    }

    @Test
    void all_brokers_are_those_of_the_file_whether_they_run_or_not_and_no_controllers() {
        FakeScenario some = new FakeScenario(Path.of("compose/kraft.yml"), List.of("kafka1"), folder);
        assertThat(types.brokers("all brokers").in(some.context())).containsExactly(1, 2, 3);

        some.apply(NodeOperation.KILL, "kafka1");
        assertThat(types.brokers("all brokers").in(some.context())).containsExactly(1, 2, 3);
    }

    @Test
    void whatever_can_be_done_to_a_node_has_its_words_in_the_steps() {
        String meaning = Catalogue.of(Vocabulary.ours(), List.of()).steps().stream()
                .filter(step -> step.phrases().stream().anyMatch(phrase -> phrase.endsWith("{operation}")))
                .map(Catalogue.Step::meaning)
                .findFirst()
                .orElseThrow();
        SoftAssertions.assertSoftly(softly -> {
            for (NodeOperation operation : NodeOperation.values()) {
                softly.assertThat(operation.pastTense()).matches(ParameterTypes.OPERATIONS);
                softly.assertThat(types.operation(operation.pastTense())).isEqualTo(operation);
                softly.assertThat(operation.noun()).matches(ParameterTypes.FAULTS);
                softly.assertThat(types.fault(operation.noun())).isEqualTo(operation.pastTense());
                softly.assertThat(meaning).as("what the catalogue says of it").contains(operation.pastTense());
            }
        });
        assertThat(types.operation("started again")).isEqualTo(NodeOperation.START);
    }
}
