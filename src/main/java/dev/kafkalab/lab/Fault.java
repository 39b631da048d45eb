package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Something that was done to a node: a fault, or its repair.
 *
 * @param operation what
 * @param node to which node
 * @param at when it took effect; bounds are counted from here
 * @param before what the cluster said just before
 * @param logSizes how many bytes each node had logged just before, by node name
 */
public record Fault(Operation operation, ClusterNode node, Instant at, Snapshot before, Map<String, Long> logSizes) {

    /** What a node has logged since. */
    public NodeLog logOf(ClusterNode other) {
        String name = other.node().name();
        return new NodeLog(name, other.log(), logSizes.getOrDefault(name, 0L));
    }

    /** What can be done to a node. */
    public enum Operation {
        KILL("killed", State.RUNNING, State.PAUSED),
        STOP("stopped", State.RUNNING),
        PAUSE("paused", State.RUNNING),
        RESUME("resumed", State.PAUSED),
        START("started", State.DOWN);

        private final String participle;
        private final Set<State> possibleIn;

        Operation(String participle, State... possibleIn) {
            this.participle = participle;
            this.possibleIn = Set.of(possibleIn);
        }

        /** As in "broker 1 is killed". */
        public String participle() {
            return participle;
        }

        /** The states of a node in which it can be done. */
        public Set<State> possibleIn() {
            return possibleIn;
        }

        Instant to(ClusterNode node) {
            return switch (this) {
                case KILL -> node.kill();
                case STOP -> node.stop();
                case PAUSE -> node.pause();
                case RESUME -> node.resume();
                case START -> node.start();
            };
        }
    }
}
