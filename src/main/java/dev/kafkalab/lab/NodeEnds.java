package dev.kafkalab.lab;

import dev.kafkalab.lab.Fault.Operation;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.Words;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.time.Duration;
import java.util.Set;

/** Waits for nodes that end without our doing. */
public final class NodeEnds {

    private static final Set<Operation> ENDING = Set.of(Operation.KILL, Operation.STOP);

    private final LabScenario scenario;

    public NodeEnds(LabScenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Waits until the node is down; the time counts from the last fault or start.
     *
     * @throws IllegalStateException if it was never started, or the scenario itself has ended it
     */
    public Await.Outcome<State> await(ClusterNode node, Duration atMost) {
        String name = node.node().name();
        Operation last = scenario.faults()
                .all(fault -> fault.node() == node)
                .reduce((first, second) -> second)
                .map(Fault::operation)
                .orElse(scenario.lab().started().contains(node) ? Operation.START : Operation.STOP);
        if (ENDING.contains(last)) {
            throw new IllegalStateException(
                    "%s cannot end by itself: it was not started, or this scenario has stopped or killed it"
                            .formatted(name));
        }
        return scenario.sinceFault(
                name + " to end by itself", node::state, Words::lower, state -> state == State.DOWN, atMost);
    }
}
