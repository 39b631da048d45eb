package dev.kafkalab.lab;

import dev.kafkalab.console.Console;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.RuntimeChoice;
import dev.kafkalab.topology.Topologies;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The clusters of a run. A scenario that asks for a topology gets the one that runs, healed, or a new one. The same
 * Compose file with other variables is another cluster on the same ports: it replaces the one before.
 */
public final class Labs implements AutoCloseable {

    private final Progress progress;
    private final Map<Path, Running> running = new HashMap<>();

    Labs(Progress progress) {
        this.progress = progress;
    }

    /** The clusters of this JVM's run. */
    public static Labs shared() {
        return Shared.LABS;
    }

    Progress progress() {
        return progress;
    }

    /**
     * A whole and empty cluster.
     *
     * @param composeFile the Compose file
     * @param variables fill in its {@code ${...}}
     */
    public synchronized Ready whole(Path composeFile, Map<String, String> variables) {
        Instant asked = Instant.now();
        Map<String, String> all = LocalImages.with(variables);
        Running there = running.get(composeFile);
        if (there != null && there.variables().equals(all)) {
            Healing healing = new Healing(there.lab(), progress);
            if (healing.possible()) {
                return ready(there.lab(), healing.heal(), asked);
            }
        }
        stop(composeFile);
        Topology topology = Topologies.read(composeFile, all);
        RuntimeChoice choice = RuntimeChoice.forTopology(topology);
        progress.report("%s runs on the %s runtime: %s"
                .formatted(composeFile, choice.runtime().name(), choice.reason()));
        LabCluster lab = new LabCluster(choice.runtime().prepare(topology, progress), choice.reason());
        running.put(composeFile, new Running(lab, all));
        lab.start(progress);
        return ready(lab, "started", asked);
    }

    /** Takes every cluster down, with its data. */
    @Override
    public synchronized void close() {
        Map.copyOf(running).keySet().forEach(this::stop);
    }

    private void stop(Path composeFile) {
        Running there = running.remove(composeFile);
        if (there != null) {
            there.lab().close();
        }
    }

    private static Ready ready(LabCluster lab, String how, Instant asked) {
        return new Ready(Objects.requireNonNull(lab), how, Duration.between(asked, Instant.now()));
    }

    /**
     * A cluster that is ready for a scenario.
     *
     * @param lab the cluster
     * @param how {@code started}, {@code reused} or {@code healed}
     * @param took from asking for it until it was whole
     */
    public record Ready(LabCluster lab, String how, Duration took) {}

    private static final class Shared {
        private static final Labs LABS = new Labs(Console::progress);
    }

    private record Running(LabCluster lab, Map<String, String> variables) {}
}
