package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingPlanTest {

    private final List<PlannedScenario> all = GradingPlan.of(Assignment.DEFAULT.stages());

    @Test
    void without_an_assignment_a_cluster_with_zookeepers_is_graded_by_the_lab_of_its_kind() {
        assertThat(GradingPlan.forTheKindOf(cluster("compose/zookeeper-ensemble.yml"), all))
                .isNotEmpty()
                .allMatch(scenario -> scenario.lab().equals("Failover"));
    }

    @Test
    void one_with_controllers_that_are_brokers_too_is_not_graded_by_stages_for_dedicated_ones() {
        assertThat(GradingPlan.forTheKindOf(cluster("compose/kraft-combined.yml"), all))
                .isNotEmpty()
                .allMatch(scenario -> scenario.file().contains("5-combined-mode"));
    }

    @Test
    void the_examples_of_an_outline_have_names_of_their_own() {
        assertThat(all.stream()
                        .map(scenario -> scenario.file() + scenario.name())
                        .toList())
                .doesNotHaveDuplicates();
    }

    private static Topology cluster(String file) {
        return Topologies.read(Path.of(file), Map.of());
    }
}
