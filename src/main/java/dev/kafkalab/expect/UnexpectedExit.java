package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.text.Words;
import java.time.Duration;

/** Waits for nodes that end without our doing. */
public final class UnexpectedExit {

    private final ScenarioContext scenario;

    public UnexpectedExit(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * Waits until the node is down; the time counts from the last fault or start.
     *
     * @throws IllegalStateException if it was never started, or the scenario itself has ended it
     */
    public Outcome<State> await(ClusterNode node, Duration atMost) {
        String name = node.node().name();
        NodeOperation last = scenario.faults()
                .all(fault -> fault.node() == node)
                .reduce((first, second) -> second)
                .map(AppliedOperation::operation)
                .orElse(scenario.lab().started().contains(node) ? NodeOperation.START : NodeOperation.STOP);
        if (last.leaves() == State.DOWN) {
            throw new IllegalStateException(
                    "%s cannot end by itself: it was not started, or this scenario has stopped or killed it"
                            .formatted(name));
        }
        return scenario.sinceFault(
                name + " to end by itself", node::state, Words::lower, state -> state == State.DOWN, atMost);
    }
}
