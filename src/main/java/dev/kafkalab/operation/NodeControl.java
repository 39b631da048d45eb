package dev.kafkalab.operation;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.Logs;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Breaks and repairs nodes, and keeps what was done. */
public final class NodeControl {

    private final Cluster cluster;
    private final ClusterObserver observer;
    private final ClusterMonitor monitor;
    private final List<AppliedOperation> done = new ArrayList<>();
    private Instant from;

    public NodeControl(Cluster cluster, ClusterObserver observer, ClusterMonitor monitor) {
        this.cluster = cluster;
        this.observer = observer;
        this.monitor = monitor;
    }

    /**
     * Does it to each of these nodes in turn, and keeps when; what the cluster said before is asked once, before the
     * first.
     */
    public List<AppliedOperation> apply(NodeOperation operation, List<ClusterNode> nodes) {
        Snapshot before = observer.snapshot();
        Map<String, Long> logSizes = logSizes();
        List<AppliedOperation> applied = new ArrayList<>();
        for (ClusterNode node : nodes) {
            AppliedOperation one = new AppliedOperation(operation, node, operation.applyTo(node), before, logSizes);
            applied.add(one);
            done.add(one);
            from = one.at();
            monitor.applied(one.at(), one.evidence(), one.leaves());
        }
        return applied;
    }

    /** The last thing that was done. @throws IllegalStateException if nothing was */
    public AppliedOperation last() {
        return latest().orElseThrow(
                        () -> new IllegalStateException("Nothing has been done to a node yet: a step such as"
                                + " \"When the leader broker is killed\" must come before this one"));
    }

    /**
     * Makes promised times count from that moment, of a change that was not one of a node, until the next fault or
     * repair.
     */
    public void countFrom(Instant change) {
        from = change;
    }

    /**
     * The moment that promised times count from: of the last fault, repair or other change.
     *
     * @throws IllegalStateException if there was none
     */
    public Instant since() {
        return from == null ? last().at() : from;
    }

    /** Those that are wanted, in the order in which they were done. */
    public Stream<AppliedOperation> all(Predicate<AppliedOperation> wanted) {
        return done.stream().filter(wanted);
    }

    /** The last that was done, if anything was. */
    public Optional<AppliedOperation> latest() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
    }

    private Map<String, Long> logSizes() {
        Map<String, Long> sizes = new HashMap<>();
        for (ClusterNode node : cluster.nodes()) {
            sizes.put(node.node().name(), Logs.size(node.log()));
        }
        return sizes;
    }
}
