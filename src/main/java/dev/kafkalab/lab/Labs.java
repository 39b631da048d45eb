package dev.kafkalab.lab;

import dev.kafkalab.console.Console;
import dev.kafkalab.observe.Words;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.RuntimeChoice;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Finding;
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
 * Compose file with variables that change a node is another cluster on the same ports: it replaces the one before.
 */
public final class Labs implements AutoCloseable {

    private final Progress progress;
    private final Map<Path, LabCluster> running = new HashMap<>();
    private final Map<Path, String> failures = new HashMap<>();

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
     * @throws SetupException if it cannot be started; then nothing of it is left running
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public synchronized Ready whole(Path composeFile, Map<String, String> variables) {
        Instant asked = Instant.now();
        Topology topology = Topologies.read(composeFile, LocalImages.with(variables));
        return Optional.ofNullable(running.get(composeFile))
                .filter(there -> there.cluster().topology().nodes().equals(topology.nodes()))
                .flatMap(there -> heal(there, asked))
                .orElseGet(() -> new Ready(startAnew(topology), "started", since(asked)));
    }

    /** Takes every cluster down, with its data. */
    @Override
    public synchronized void close() {
        Map.copyOf(running).keySet().forEach(this::stop);
    }

    private void stop(Path composeFile) {
        LabCluster there = running.remove(composeFile);
        if (there != null) {
            there.close();
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

    private LabCluster startAnew(Topology topology) {
        Path composeFile = topology.composeFile();
        stop(composeFile);
        try {
            LabCluster lab = prepare(topology);
            running.put(composeFile, lab);
            lab.start(progress);
            failures.remove(composeFile);
            return lab;
        } catch (SetupException e) {
            stop(composeFile);
            throw toldOnce(composeFile, e);
        } catch (RuntimeException e) {
            stop(composeFile);
            throw e;
        }
    }

    /** Each scenario tries again, for the cause may have gone; but what is wrong is told in full only once. */
    private SetupException toldOnce(Path composeFile, SetupException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.equals(failures.put(composeFile, message))
                ? new SetupException(
                        "As before: " + message.strip().lines().findFirst().orElse(""))
                : failure;
    }

    private LabCluster prepare(Topology topology) {
        topology.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                .forEach(finding -> progress.report(finding.toString()));
        if (!topology.brokersOutOfReach().isEmpty()) {
            throw new SetupException(
                    "A lab asks every broker from the host, and of %s it cannot reach %s.%n  Fix: give each a listener that is advertised as localhost:PORT, and publish that port."
                            .formatted(topology.composeFile(), Words.list(topology.brokersOutOfReach())));
        }
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
}
