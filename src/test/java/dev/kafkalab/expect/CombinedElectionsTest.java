package dev.kafkalab.expect;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.scenario.FakeScenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of brokers that are controllers too, broker 1 leads the only partition of orders and is the active controller. */
class CombinedElectionsTest {

    private static final PartitionName ORDERS = new PartitionName("orders", 0);
    private static final List<Integer> ALL = List.of(1, 2, 3);

    private final FakeScenario scenario;
    private final Elections elections;
    private final ElectionBounds bounds;

    CombinedElectionsTest(@TempDir Path folder) {
        scenario = new FakeScenario("compose/kraft-combined.yml", folder);
        scenario.observer().says(Seen.partition(0, 1, ALL, ALL)).namesController(1);
        elections = new Elections(scenario.context());
        bounds = scenario.context().lab().electionBounds();
    }

    @Test
    void the_bound_of_a_leader_knows_whether_the_controller_went_with_it() {
        scenario.apply(NodeOperation.KILL, "kafka2");
        assertThat(elections.ofLeader(ORDERS, ofSeconds(1), Optional.empty()).bound())
                .isEqualTo(bounds.silentBroker())
                .isNotEqualTo(bounds.both());

        scenario.apply(NodeOperation.KILL, "kafka1");
        assertThat(elections.ofLeader(ORDERS, ofSeconds(1), Optional.empty()).bound())
                .isEqualTo(bounds.both());
    }

    @Test
    void that_bound_knows_too_if_the_controller_was_only_one_of_those_that_were_killed_together() {
        scenario.apply(NodeOperation.KILL, "kafka1", "kafka2");

        assertThat(elections.ofLeader(ORDERS, ofSeconds(1), Optional.empty()).bound())
                .isEqualTo(bounds.both());
    }

    @Test
    void the_bound_of_a_controller_is_one_of_the_quorum() {
        scenario.apply(NodeOperation.KILL, "kafka1");

        assertThat(elections.ofController(ofSeconds(1)).bound()).isEqualTo(bounds.silentController());
    }
}
