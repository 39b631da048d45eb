package dev.kafkalab.lab;

import dev.kafkalab.console.Console;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.RuntimeChoice;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Topologies;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
     * @throws dev.kafkalab.runtime.SetupException if it cannot be started; then nothing of it is left running
     */
    public synchronized Ready whole(Path composeFile, Map<String, String> variables) {
        Instant asked = Instant.now();
        Map<String, String> all = LocalImages.with(variables);
        Optional<Ready> healed = Optional.ofNullable(running.get(composeFile))
                .filter(there -> there.variables().equals(all))
                .flatMap(there -> heal(there.lab(), asked));
        if (healed.isPresent()) {
            return healed.get();
        }
        stop(composeFile);
        LabCluster lab = prepare(Topologies.read(composeFile, all));
        running.put(composeFile, new Running(lab, all));
        try {
            lab.start(progress);
        } catch (RuntimeException e) {
            stop(composeFile);
            throw e;
        }
        return new Ready(lab, "started", since(asked));
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

    private Optional<Ready> heal(LabCluster lab, Instant asked) {
        Healing healing = new Healing(lab, progress);
        try {
            return healing.possible() ? Optional.of(new Ready(lab, healing.heal(), since(asked))) : Optional.empty();
        } catch (SetupException | AssertionError e) {
            progress.report("the cluster could not be healed and is replaced: " + e.getMessage());
            return Optional.empty();
        }
    }

    private LabCluster prepare(Topology topology) {
        RuntimeChoice choice = RuntimeChoice.forTopology(topology);
        progress.report("%s runs on the %s runtime: %s"
                .formatted(topology.composeFile(), choice.runtime().name(), choice.reason()));
        return new LabCluster(choice.runtime().prepare(topology, progress), choice.reason());
    }

    private static Duration since(Instant asked) {
        return Duration.between(asked, Instant.now());
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
        private static final Labs LABS = new Labs(Console.standard()::progress);
    }

    private record Running(LabCluster lab, Map<String, String> variables) {}
}
