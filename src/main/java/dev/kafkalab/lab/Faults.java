package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.lab.Fault.Operation;
import dev.kafkalab.observe.Watcher;
import dev.kafkalab.runtime.ClusterNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Breaks and repairs nodes, and keeps what was done. */
public final class Faults {

    private final LabCluster lab;
    private final Watcher watcher;
    private final List<Fault> done = new ArrayList<>();

    Faults(LabCluster lab, Watcher watcher) {
        this.lab = lab;
        this.watcher = watcher;
    }

    /** Does it, and keeps when and to what it was done. */
    public Fault apply(Operation operation, ClusterNode node) {
        Snapshot before = lab.observer().snapshot();
        Map<String, Long> logSizes = logSizes();
        Fault fault = new Fault(operation, node, operation.to(node), before, logSizes);
        done.add(fault);
        watcher.fault(fault.at(), node.node().name(), operation.participle());
        return fault;
    }

    /** The last thing that was done. @throws IllegalStateException if nothing was */
    public Fault last() {
        if (done.isEmpty()) {
            throw new IllegalStateException("Nothing has been done to a node yet: a step such as"
                    + " \"When the leader broker is killed\" must come before this one");
        }
        return done.get(done.size() - 1);
    }

    /** The last of those that are wanted. */
    public Optional<Fault> last(Predicate<Fault> wanted) {
        return done.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    private Map<String, Long> logSizes() {
        Map<String, Long> sizes = new HashMap<>();
        for (ClusterNode node : lab.cluster().nodes()) {
            try {
                sizes.put(node.node().name(), Files.exists(node.log()) ? Files.size(node.log()) : 0L);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sizes;
    }
}
