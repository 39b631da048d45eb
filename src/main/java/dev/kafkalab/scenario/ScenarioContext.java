package dev.kafkalab.scenario;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.admin.WantedTopic;
import dev.kafkalab.await.Condition;
import dev.kafkalab.await.Deadline;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.evidence.Cause.Applied;
import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.operation.NodeControl;
import dev.kafkalab.pool.ClusterPool;
import dev.kafkalab.pool.ClusterStarts;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.run.LabRun;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.settings.LabSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/** What one scenario works with: its cluster, the topic it speaks of, what it did to nodes, and its traffic. */
public final class ScenarioContext {

    /** How long until every broker has been told of a change that the controller has made. */
    public static final Duration METADATA_SETTLES = Duration.ofSeconds(10);

    /** How long to go on looking for what was promised for an earlier moment. */
    public static final Duration LATE = Duration.ofSeconds(5);

    private final ClusterPool labs;
    private final Set<Path> turn = new HashSet<>();
    private final LabSettings settings;
    private final Waiter waiter;
    private Progress progress = line -> {};
    private ClusterSession current;
    private String topic;
    private Optional<ClusterStart> unnamed = Optional.empty();
    private final List<Evidence> leftBehind = new ArrayList<>();

    /** A scenario of that run, on its clusters. */
    public ScenarioContext(LabRun run) {
        this(run.pool(), run.settings());
    }

    ScenarioContext(ClusterPool labs, LabSettings settings) {
        this.labs = labs;
        this.settings = settings;
        this.waiter = new Waiter(line -> progress.report(line));
    }

    /** One that has a cluster already, and goes by the clock of that waiter. */
    ScenarioContext(ClusterPool labs, LabSettings settings, Waiter waiter, ClusterSession current) {
        this.labs = labs;
        this.settings = settings;
        this.waiter = waiter;
        this.current = current;
    }

    /**
     * Waits for the turn on every topology that the scenario names, before its first step: so that no step's time has
     * that wait in it.
     *
     * @param feature the scenario's file
     * @param line its line there
     * @param told where it tells how far long work is
     */
    public void begin(URI feature, int line, Progress told) {
        progress = told;
        takeTurn(labs.namedTopologies().of(feature, line).stream()
                .map(settings::clusterFor)
                .collect(Collectors.toSet()));
    }

    /** Takes the whole and empty cluster of a Compose file, or of the one that stands in for it. */
    public ClusterStart use(Path composeFile) {
        return use(settings.clusterFor(composeFile), Map.of());
    }

    /** Takes the whole and empty cluster of this Compose file, with these variables. */
    public ClusterStart use(Path composeFile, Map<String, String> variables) {
        return use(composeFile, file -> labs.whole(file, variables, progress));
    }

    /** Takes a new cluster of which only these services run, with all that they depend on; the others can join it. */
    public ClusterStart useOnly(Collection<String> services, Path composeFile, Map<String, String> variables) {
        return use(composeFile, file -> labs.only(services, file, variables, progress));
    }

    private ClusterStart use(Path composeFile, Function<Path, ClusterPool.AcquiredCluster> take) {
        Path file = composeFile.normalize();
        leaveCluster();
        if (!turn.contains(file)) {
            takeOneMore(file);
        }
        ClusterPool.AcquiredCluster ready = take.apply(file);
        current = ClusterSession.begin(ready.lab(), settings.reports(), progress);
        return ClusterStarts.of(ready);
    }

    /** The scenario's cluster; a scenario that names none gets {@code -Dlab.topology}, or the ZooKeeper ensemble. */
    public LabCluster lab() {
        return current().lab();
    }

    private ClusterSession current() {
        if (current == null) {
            unnamed = Optional.of(use(settings.topology()));
        }
        return current;
    }

    /** How the cluster was come by, where no step has named it. */
    public Optional<ClusterStart> unnamedCluster() {
        return unnamed;
    }

    /** Where a client of the scenario's cluster begins: {@code localhost:9092,localhost:9093}. */
    @API(status = Status.MAINTAINED, since = "0.1")
    public String bootstrapServers() {
        return lab().observer().bootstrapServers();
    }

    /** Starts a cluster that was taken down, and waits until it is whole. */
    public void restartCluster() {
        lab().start(progress);
    }

    /** Has nodes that do not run start with other variables of their Compose file from now on. */
    public void reconfigure(Collection<ClusterNode> nodes, Map<String, String> variables) {
        lab().reconfigure(nodes.stream().map(node -> node.node().name()).toList(), variables, progress);
    }

    /** Has the cluster, which does not run, start with other variables of its Compose file from now on. */
    public void reconfigure(Map<String, String> variables) {
        lab().reconfigure(variables, progress);
    }

    /** What was done to its nodes. */
    public NodeControl faults() {
        return current().faults();
    }

    /** What has been seen of it from the scenario's beginning. */
    public ClusterMonitor watcher() {
        return current().watcher();
    }

    /** What was done to a node or a consumer last, in words: {@code kafka1 killed}; empty if nothing was. */
    public Optional<Applied> lastDone() {
        return current == null ? Optional.empty() : current.lastDone();
    }

    /** The Compose file of the scenario's cluster; empty if it has none. */
    public String composeFile() {
        return current == null
                ? ""
                : current.lab().cluster().topology().composeFile().toString();
    }

    /** What was sent and read. */
    public Messages messages() {
        return current().messages();
    }

    /** Its transactional producers, and its processor. */
    public Transactions transactions() {
        return current().transactions();
    }

    /** Its consumer groups. */
    public Groups groups() {
        return current().groups();
    }

    /** What the producers and readers of {@link #messages()} have logged. */
    public ClientLog clientLog() {
        return current().clientLog();
    }

    /** The topic that was named last. @throws IllegalStateException if none was */
    @API(status = Status.MAINTAINED, since = "0.1")
    public String topic() {
        return Optional.ofNullable(topic)
                .orElseThrow(
                        () -> new IllegalStateException("This step speaks of a topic, but the scenario has none yet:"
                                + " a step such as \"Given a topic with replication factor 3\" must come before it"));
    }

    /** Makes that topic the one the scenario speaks of. */
    @API(status = Status.MAINTAINED, since = "0.1")
    public String topic(String name) {
        topic = name;
        return name;
    }

    /** Creates a topic and waits until every broker knows it; it becomes the one the scenario speaks of. */
    public Snapshot create(String name, WantedTopic wanted) {
        ClusterAdmin admin = lab().admin();
        if (wanted.replicas().isEmpty()) {
            admin.createTopic(name, wanted.partitions(), wanted.replicationFactor(), wanted.settings());
        } else {
            admin.createTopic(name, wanted.replicas(), wanted.settings());
        }
        Snapshot there =
                awaitTopic(name, wanted.partitions()).orSetupFailure().get(0).only(name);
        if (there.partitions().stream().anyMatch(p -> p.replicas().size() != wanted.replicationFactor())) {
            throw new UnfitClusterException("There is a topic %s already, and it is another: %s"
                    .formatted(name, EvidenceText.partitions(there.partitions())));
        }
        return there;
    }

    /** Waits until every broker knows every partition of a topic, with a leader and a full ISR. */
    public Outcome<List<Snapshot>> awaitTopic(String name, int partitions) {
        topic(name);
        return settle(
                "every broker to know " + name,
                () -> lab().observer().everyBroker(),
                answers -> "known to %d brokers"
                        .formatted(answers.stream()
                                .filter(a -> !a.topic(name).isEmpty())
                                .count()),
                answers -> lab().observer().everyBrokerIsAmong(answers)
                        && answers.stream()
                                .map(answer -> answer.topic(name))
                                .allMatch(known -> known.size() == partitions
                                        && known.stream().allMatch(ScenarioContext::whole)));
    }

    /** The moment that it is, by the clock that its waits go by. */
    public Instant now() {
        return waiter.now();
    }

    /** Waits, as long as a change needs to be known everywhere, for a state that is expected to be there. */
    public <T> Outcome<T> settle(String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted) {
        return await(what, look, inWords, wanted, METADATA_SETTLES);
    }

    /** A wait whose time counts from now. */
    @API(status = Status.MAINTAINED, since = "0.1")
    public <T> Outcome<T> await(
            String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted, Duration atMost) {
        return await(what, look, inWords, wanted, now(), atMost);
    }

    /** A wait whose time counts from a moment that need not be a fault. */
    public <T> Outcome<T> await(
            String what,
            Supplier<T> look,
            Function<T, String> inWords,
            Predicate<T> wanted,
            Instant from,
            Duration atMost) {
        return waiter.await(new Condition<>(what, look, inWords, wanted), Deadline.of(from, atMost));
    }

    /**
     * A wait whose time counts from the last fault, repair or reassignment. It looks some time longer than promised, so
     * that what comes late is measured instead of missed.
     */
    @API(status = Status.MAINTAINED, since = "0.1")
    public <T> Outcome<T> sinceFault(
            String what, Supplier<T> look, Function<T, String> inWords, Predicate<T> wanted, Duration promised) {
        return sinceFault(what, look, inWords, wanted, promised, LATE);
    }

    /**
     * As above, for what the brokers' metadata tells, looking so much longer. The cluster is watched all the time: what
     * came before this wait began is dated all the same.
     */
    public Outcome<Snapshot> stateSinceFault(
            String what,
            Function<Snapshot, String> inWords,
            Predicate<Snapshot> wanted,
            Duration promised,
            Duration late) {
        Outcome<Snapshot> outcome =
                sinceFault(what, () -> lab().observer().metadata(), inWords, wanted, promised, late);
        // What was there before a look that did not show it has gone meanwhile.
        return outcome.reached()
                ? watcher()
                        .firstSeen(wanted, outcome.notYet().orElse(outcome.from()))
                        .map(outcome::seenAt)
                        .orElse(outcome)
                : outcome;
    }

    /** As above, looking so much longer. */
    private <T> Outcome<T> sinceFault(
            String what,
            Supplier<T> look,
            Function<T, String> inWords,
            Predicate<T> wanted,
            Duration promised,
            Duration late) {
        return waiter.await(
                new Condition<>(what, look, inWords, wanted), new Deadline(faults().since(), promised, late));
    }

    /**
     * Ends the scenario; its cluster stays for the next.
     *
     * @return of each cluster that something was done to, its timeline and what went through its topics meanwhile
     */
    public List<Evidence> end() {
        try {
            leaveCluster();
            return List.copyOf(leftBehind);
        } finally {
            labs.release(turn);
        }
    }

    private void takeTurn(Set<Path> composeFiles) {
        labs.take(composeFiles);
        turn.addAll(composeFiles);
    }

    /**
     * For a cluster that the scenario's text did not name. All are given back and taken anew together: to hold one
     * while waiting for another is how two scenarios come to wait for each other.
     */
    private void takeOneMore(Path composeFile) {
        Set<Path> all = new HashSet<>(turn);
        all.add(composeFile);
        labs.release(turn);
        turn.clear();
        takeTurn(all);
    }

    private void leaveCluster() {
        if (current != null) {
            ClusterSession left = current;
            current = null;
            leftBehind.addAll(left.end());
        }
    }

    private static boolean whole(Snapshot.Partition partition) {
        return partition.leader() >= 0
                && partition.isr().size() == partition.replicas().size();
    }
}
