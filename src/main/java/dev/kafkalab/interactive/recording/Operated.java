package dev.kafkalab.interactive.recording;

import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;

/**
 * Something that was done to a node.
 *
 * @param name what later steps call it: {@code the killed broker}
 */
record Operated(Node node, NodeOperation operation, String name) {

    boolean isBroker() {
        return node.is(Role.BROKER);
    }

    boolean isZooKeeper() {
        return node.is(Role.ZOOKEEPER);
    }

    int id() {
        return node.id().orElse(-1);
    }

    /** Whether it has work that another has to take over. */
    boolean isFault() {
        return !operation.isRepair();
    }

    /** Whether the node runs now. */
    boolean isBack() {
        return operation.leaves() == ClusterNode.State.RUNNING;
    }
}
