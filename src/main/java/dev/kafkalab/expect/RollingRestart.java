package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Restarts brokers as an operator does: one is stopped politely and started again, and the next one waits until the
 * cluster is whole again, for with two brokers away a partition may be left without a leader.
 */
public final class RollingRestart {

    /**
     * The lab's own: a start, and fetching what was missed; 10 to 18 s were measured on a machine that was very busy.
     */
    public static final Duration WHOLE_AGAIN = Duration.ofSeconds(60);

    private final ScenarioContext scenario;
    private final Map<String, String> variables;

    /** One after which each broker is what it was. */
    public RollingRestart(ScenarioContext scenario) {
        this(scenario, Map.of());
    }

    /** @param variables of the Compose file, with which each broker is started again */
    public RollingRestart(ScenarioContext scenario, Map<String, String> variables) {
        this.scenario = scenario;
        this.variables = Map.copyOf(variables);
    }

    /**
     * Restarts every broker, in the file's order.
     *
     * @param restarted is told of each broker how the wait for the whole cluster has ended, before it is judged
     * @throws AssertionError if the cluster is not whole in time; the brokers that are left are not touched then
     */
    public void ofEveryBroker(BiConsumer<ClusterNode, Outcome<List<String>>> restarted) {
        for (ClusterNode broker : scenario.lab().observer().running(Role.BROKER).toList()) {
            scenario.faults().apply(NodeOperation.STOP, List.of(broker));
            if (!variables.isEmpty()) {
                scenario.reconfigure(List.of(broker), variables);
            }
            scenario.faults().apply(NodeOperation.START, List.of(broker));
            Outcome<List<String>> whole = scenario.sinceFault(
                    "%s to be back and the cluster whole"
                            .formatted(broker.node().name()),
                    () -> scenario.lab().missing(),
                    missing -> String.join("; ", missing),
                    List::isEmpty,
                    WHOLE_AGAIN);
            restarted.accept(broker, whole);
            whole.orFail();
        }
    }
}
