package dev.kafkalab.pool;

import dev.kafkalab.gherkin.NamedTopologies;
import dev.kafkalab.runtime.Closeables;
import dev.kafkalab.runtime.FreeMemory;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.support.Parallel;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The clusters of a run. A scenario takes its turn on a topology and then gets the cluster that runs, healed, or a new
 * one. The same Compose file with variables that change a node is another cluster on the same ports: it replaces the
 * one before.
 */
public final class ClusterPool implements AutoCloseable {

    /** A cluster of six nodes in a lab, with what its scenario's clients and traffic take; measured, in megabytes. */
    private static final long A_CLUSTER = 1_300;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** Six nodes that are only watched take a fifth of a core; with more of them, elections become slow. */
    private static final int CLUSTERS_A_CORE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The lab's own: the longest scenario takes three minutes, and ten on a machine that is overloaded. */
    private static final Duration NOBODY_ENDS = Duration.ofMinutes(20);

    /**
     * How long a scenario lets others go on before it begins, on a machine with nothing to spare: most waits are for
     * session timeouts of 6 to 18 s, and need no processor.
     */
    private static final Duration NOTHING_TO_SPARE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /**
     * At the start of a run all features speak up within milliseconds, and much longer than this takes a cluster's
     * start.
     */
    private static final Duration GATHERING = Duration.ofMillis(250);

    /** Starting a cluster takes both cores of a small machine for seconds: others are not to be measured by that. */
    private final Semaphore starting = new Semaphore(Math.max(1, CORES / 2));

    private final NamedTopologies namedTopologies = new NamedTopologies();
    private final ClusterScheduler turns;
    private final BooleanSupplier processorsAreFull;
    private final ClusterFactory factory;
    private final Map<Path, LabCluster> running = new ConcurrentHashMap<>();
    private final Map<Path, String> failures = new ConcurrentHashMap<>();

    /**
     * @param atOnce how many clusters may run at once; empty to go by memory and cores
     * @param processorsAreFull whether one more scenario would slow down those that are being measured
     * @param factory makes those that are to be started
     */
    public ClusterPool(OptionalInt atOnce, BooleanSupplier processorsAreFull, ClusterFactory factory) {
        this.processorsAreFull = processorsAreFull;
        this.factory = factory;
        this.turns = new ClusterScheduler(
                atOnce.orElseGet(() -> room(new FreeMemory(Path.of("/")).megabytes(), CORES)), GATHERING, NOBODY_ENDS);
    }

    public NamedTopologies namedTopologies() {
        return namedTopologies;
    }

    /**
     * Waits until no other scenario uses these topologies and there is room for them, takes down what is in the way,
     * and lets those that run already go on alone for a while where the processors are full: a cluster that is healed
     * or started would take its seconds from what others measure. To be given back with {@link #release}.
     */
    public void take(Set<Path> composeFiles) {
        List<Path> surplus = turns.take(composeFiles);
        try {
            Closeables.closeAll(
                    surplus.stream().<Runnable>map(file -> () -> stop(file)).toList());
        } catch (RuntimeException e) {
            turns.release(composeFiles);
            throw e;
        } finally {
            turns.gone(surplus);
        }
        awaitSpareProcessors(composeFiles);
    }

    private void awaitSpareProcessors(Set<Path> composeFiles) {
        long until = System.nanoTime() + NOTHING_TO_SPARE.toNanos();
        while (!composeFiles.isEmpty()
                && processorsAreFull.getAsBoolean()
                && turns.othersRunBeside(composeFiles)
                && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Lets other scenarios use them. */
    public void release(Set<Path> composeFiles) {
        turns.release(composeFiles);
    }

    /**
     * A whole and empty cluster, for a scenario whose turn it is.
     *
     * @param composeFile the Compose file
     * @param variables fill in its {@code ${...}}
     * @throws SetupException if it cannot be started; then nothing of it is left running
     * @throws dev.kafkalab.compose.ComposeException if the file cannot be read as it stands
     */
    public AcquiredCluster whole(Path composeFile, Map<String, String> variables, Progress progress) {
        Instant asked = SteadyClock.now();
        Topology topology = Topologies.read(composeFile, LocalImages.with(variables));
        return Optional.ofNullable(running.get(composeFile))
                .filter(there -> there.isWhole() && !there.isChangedForGood())
                .filter(there -> there.cluster().topology().nodes().equals(topology.nodes()))
                .flatMap(there -> heal(there, asked, progress))
                .orElseGet(() -> startAnew(topology, names(topology), asked, progress));
    }

    /**
     * A new and empty cluster of which only these services run, with all that they depend on. The others can join it.
     * Who has joined cannot be made to have never been there: so such a cluster serves one scenario.
     *
     * @throws IllegalArgumentException if the file has no such service
     * @throws SetupException as above
     * @throws dev.kafkalab.compose.ComposeException as above
     */
    public AcquiredCluster only(
            Collection<String> services, Path composeFile, Map<String, String> variables, Progress progress) {
        Instant asked = SteadyClock.now();
        Topology topology = Topologies.read(composeFile, LocalImages.with(variables));
        return startAnew(topology, topology.withDependencies(services), asked, progress);
    }

    private static Set<String> names(Topology topology) {
        return topology.nodes().stream().map(Node::name).collect(Collectors.toSet());
    }

    /** Takes every cluster down, with its data. */
    @Override
    public void close() {
        Parallel.forEach(List.copyOf(running.keySet()), this::stop);
    }

    private void stop(Path composeFile) {
        LabCluster there = running.remove(composeFile);
        if (there != null) {
            there.close();
        }
    }

    private Optional<AcquiredCluster> heal(LabCluster lab, Instant asked, Progress progress) {
        ClusterReset healing = new ClusterReset(lab, progress);
        try {
            return healing.possible()
                    ? Optional.of(new AcquiredCluster(lab, healing.heal(), since(asked)))
                    : Optional.empty();
        } catch (SetupException e) {
            progress.report("the cluster could not be healed and is replaced: " + e.getMessage());
            return Optional.empty();
        }
    }

    private AcquiredCluster startAnew(Topology topology, Set<String> services, Instant asked, Progress progress) {
        Path composeFile = topology.composeFile();
        LabCluster.requireOneCluster(topology, services);
        stop(composeFile);
        boolean alone = mayStart();
        try {
            LabCluster lab = factory.prepare(topology, services, progress);
            running.put(composeFile, lab);
            lab.start(progress);
            failures.remove(composeFile);
            return new AcquiredCluster(lab, "started", since(asked));
        } catch (SetupException e) {
            stop(composeFile);
            throw toldOnce(composeFile, e);
        } catch (RuntimeException e) {
            stop(composeFile);
            throw e;
        } finally {
            if (alone) {
                starting.release();
            }
        }
    }

    /** Waits until the clusters that are being started are whole, but not for one that will never be. */
    private boolean mayStart() {
        try {
            return starting.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Each scenario tries again, for the cause may have gone; but what is wrong is told in full only once. */
    private SetupException toldOnce(Path composeFile, SetupException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.equals(failures.put(composeFile, message))
                ? failure.saying(
                        "As before: " + message.strip().lines().findFirst().orElse(""))
                : failure;
    }

    private static Duration since(Instant asked) {
        return Duration.between(asked, SteadyClock.now());
    }

    /**
     * A cluster that is ready for a scenario.
     *
     * @param lab the cluster
     * @param how {@code started}, {@code reused} or {@code healed}
     * @param took from asking for it until it was whole
     */
    public record AcquiredCluster(LabCluster lab, String how, Duration took) {}

    /** How many clusters memory and cores allow; one where nobody knows how much memory is free. */
    static int room(OptionalLong freeMegabytes, int cores) {
        long free = freeMegabytes.orElse(A_CLUSTER);
        return Math.toIntExact(Math.max(1, Math.min(free / A_CLUSTER, (long) cores * CLUSTERS_A_CORE)));
    }

    /** Makes a cluster that can be started. */
    @FunctionalInterface
    public interface ClusterFactory {

        /** @throws SetupException if it cannot be run here */
        LabCluster prepare(Topology topology, Set<String> services, Progress progress);
    }
}
