package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.lab.Fault.Operation;
import dev.kafkalab.observe.Watcher;
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
public final class Faults {

    private final LabCluster lab;
    private final Watcher watcher;
    private final List<Fault> done = new ArrayList<>();
    private Instant from;

    Faults(LabCluster lab, Watcher watcher) {
        this.lab = lab;
        this.watcher = watcher;
    }

    /** Does it to each of these nodes in turn, and keeps when; what the cluster said before is asked once, before the first. */
    public List<Fault> apply(Operation operation, List<ClusterNode> nodes) {
        Snapshot before = lab.observer().snapshot();
        Map<String, Long> logSizes = logSizes();
        List<Fault> faults = new ArrayList<>();
        for (ClusterNode node : nodes) {
            Fault fault = new Fault(operation, node, operation.to(node), before, logSizes);
            faults.add(fault);
            done.add(fault);
            from = fault.at();
            watcher.fault(fault.at(), node.node().name(), operation.participle());
        }
        return faults;
    }

    /** The last thing that was done. @throws IllegalStateException if nothing was */
    public Fault last() {
        return latest().orElseThrow(
                        () -> new IllegalStateException("Nothing has been done to a node yet: a step such as"
                                + " \"When the leader broker is killed\" must come before this one"));
    }

    /** Makes promised times count from that moment, of a change that was not one of a node, until the next fault or repair. */
    void countFrom(Instant change) {
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
    public Stream<Fault> all(Predicate<Fault> wanted) {
        return done.stream().filter(wanted);
    }

    /** The last that was done, if anything was. */
    public Optional<Fault> latest() {
        return done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
    }

    private Map<String, Long> logSizes() {
        Map<String, Long> sizes = new HashMap<>();
        for (ClusterNode node : lab.cluster().nodes()) {
            sizes.put(node.node().name(), Logs.size(node.log()));
        }
        return sizes;
    }
}
