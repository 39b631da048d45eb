package dev.kafkalab.operation;

import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.State.NodeState;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.observe.NodeLog;
import dev.kafkalab.runtime.ClusterNode;
import java.time.Instant;
import java.util.Map;

/**
 * Something that was done to a node: a fault, or its repair.
 *
 * @param operation what
 * @param node to which node
 * @param at when it took effect; bounds are counted from here
 * @param before what the cluster said just before
 * @param logSizes how many bytes each node had logged just before, by node name
 */
public record AppliedOperation(
        NodeOperation operation, ClusterNode node, Instant at, Snapshot before, Map<String, Long> logSizes) {

    /** As evidence has it. */
    public Applied evidence() {
        return new Applied(new Subject.Node(node.node().name()), operation.pastTense(), operation.isRepair());
    }

    /** The state in which it leaves the node. */
    NodeState leaves() {
        return switch (operation.leaves()) {
            case DOWN -> NodeState.DOWN;
            case PAUSED -> NodeState.PAUSED;
            case RUNNING -> NodeState.RUNNING;
        };
    }

    /** Whether the node was the controller, as far as the cluster said just before. */
    public boolean wasController() {
        return node.id().orElse(-1) == before.controller();
    }

    /** What a node has logged since. */
    public NodeLog logOf(ClusterNode other) {
        String name = other.node().name();
        return new NodeLog(name, other.log(), logSizes.getOrDefault(name, 0L));
    }
}
