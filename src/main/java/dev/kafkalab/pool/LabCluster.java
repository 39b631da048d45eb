package dev.kafkalab.pool;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.bound.ElectionBounds;
import dev.kafkalab.bound.GroupTimeouts;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.BrokerMetadata;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.HostClusterObserver;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.runtime.launcher.RuntimeChoice;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.finding.KafkaIsThere;
import dev.kafkalab.topology.finding.SeparateClusters;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A cluster with everything that a scenario uses to look at it and to change it. */
public final class LabCluster implements AutoCloseable {

    private final Cluster cluster;
    private final String runtimeReason;
    private final Set<String> services;
    private final ClusterObserver observer;
    private final ClusterAdmin admin;
    private List<ClusterNode> ranWhenWhole = List.of();
    private boolean reconfigured;
    private ElectionBounds electionBounds;
    private GroupTimeouts groupTimeouts;

    /**
     * A cluster that can be started.
     *
     * @param runtimeReason why it runs where it runs
     * @param services those that a start starts
     */
    public LabCluster(
            Cluster cluster, String runtimeReason, Set<String> services, ClusterObserver observer, ClusterAdmin admin) {
        this.cluster = cluster;
        this.runtimeReason = runtimeReason;
        this.services = Set.copyOf(services);
        this.observer = observer;
        this.admin = admin;
    }

    /**
     * A cluster on the runtime that was asked for, or fits; what is wrong with its file is told.
     *
     * @param services those that a start starts; the others can join later
     * @param runtimes of which one is chosen
     * @throws SetupException if it cannot be run, or not be asked from the host
     */
    public static LabCluster prepare(Topology topology, Set<String> services, Runtimes runtimes, Progress progress) {
        KafkaIsThere.missing(topology.nodes()).ifPresent(finding -> {
            throw new UnfitClusterException(finding.toString());
        });
        topology.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                .forEach(finding -> progress.report(finding.toString()));
        RuntimeChoice choice = runtimes.choose(topology);
        progress.report("%s runs on the %s runtime: %s"
                .formatted(topology.composeFile(), choice.runtime().name(), choice.reason()));
        Cluster cluster = choice.runtime().prepare(topology, progress);
        if (!topology.brokersOutOfReach().isEmpty()) {
            progress.report("only containers would reach %s: here each broker has one more listener, for this machine"
                    .formatted(Words.list(topology.brokersOutOfReach())));
        }
        ClusterObserver observer = new HostClusterObserver(cluster);
        return new LabCluster(
                cluster, choice.reason(), services, observer, ClusterAdmin.of(observer.bootstrapServers()));
    }

    /**
     * A file may have several clusters, and all can be started; but what a lab is about is one.
     *
     * @param services those that are to be started
     * @throws SetupException if they are of several clusters
     */
    static void requireOneCluster(Topology topology, Set<String> services) {
        SeparateClusters clusters = SeparateClusters.of(topology).among(services);
        if (clusters.areSeveral()) {
            throw new UnfitClusterException("A lab is about one cluster, and these are %s of %s.%n  Fix: %s"
                    .formatted(
                            clusters.inWords(),
                            topology.composeFile(),
                            clusters.remedy(topology.composeFile().toString())));
        }
    }

    /** The nodes, and what can be done to them. */
    public Cluster cluster() {
        return cluster;
    }

    /** Why it runs where it runs, in one sentence. */
    public String runtimeReason() {
        return runtimeReason;
    }

    /** The nodes that a start starts, in the file's order. */
    public List<ClusterNode> started() {
        return cluster.nodes().stream()
                .filter(node -> services.contains(node.node().name()))
                .toList();
    }

    /** Where the logs of its nodes are. */
    public Path logs() {
        return cluster.nodes().get(0).log().getParent();
    }

    /** Whether a start starts all of its nodes. */
    boolean isWhole() {
        return started().size() == cluster.nodes().size();
    }

    /**
     * Whether it is no more what a start makes of its file. A node was started with other variables, and settings and
     * data tell of it for good: what an older version has written stays, even if every node is now as the next scenario
     * wants it. Or its quorum was made dynamic, which cannot be undone.
     */
    boolean isChangedForGood() {
        return reconfigured || admin.quorum().isChangedForGood();
    }

    /** Whether that node was running when a start had made the cluster whole. */
    boolean ranWhenWhole(ClusterNode node) {
        return ranWhenWhole.contains(node);
    }

    /** What it says of itself. */
    public ClusterObserver observer() {
        return observer;
    }

    /** What is asked of it. */
    public ClusterAdmin admin() {
        return admin;
    }

    /** The node with that role and id. @throws IllegalArgumentException if there is none */
    public ClusterNode node(Role role, int id) {
        return cluster.nodes().stream()
                .filter(node -> node.node().is(role) && node.id().orElse(-1) == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No %s with id %d in %s"
                        .formatted(
                                role.name().toLowerCase(Locale.ROOT),
                                id,
                                cluster.topology().composeFile())));
    }

    /** Whether a broker of this cluster, and not of some other, answers at that port of 127.0.0.1. */
    public boolean answersOnHost(int port) {
        try {
            Snapshot answer = BrokerMetadata.ask(new Endpoint("127.0.0.1", port), Duration.ofSeconds(2));
            return answer.clusterId().equals(observer.metadata().clusterId());
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Starts what is not running, of the services that it is to start, and waits until they serve as a whole and the
     * jobs among them have done their work.
     *
     * @throws SetupException if it does not come to that; and if a job fails in a cluster that is new
     */
    public void start(Progress progress) {
        boolean isNew = ranWhenWhole.isEmpty();
        cluster.start(services, progress);
        new Readiness(this, progress).await();
        if (started().stream().anyMatch(node -> node.node().is(Role.TOOL))) {
            completeJobs(isNew, progress);
            new Readiness(this, progress).await();
        }
        ranWhenWhole = cluster.nodes().stream()
                .filter(node -> node.state() == State.RUNNING)
                .toList();
        Function<String, Optional<String>> running = name -> observer.metadata().brokerIds().stream()
                .findFirst()
                .flatMap(broker -> admin.brokerSetting(broker, name));
        electionBounds = ElectionBounds.of(cluster.topology(), running);
        groupTimeouts = GroupTimeouts.ofBroker(running);
    }

    /**
     * Has nodes that do not run start with other variables of their file from now on, and with the data they have.
     *
     * @param services the nodes' names
     * @param variables fill in the file's {@code ${...}}; the others keep their values
     * @throws UnfitClusterException if a node stays as it is, or would not start so
     */
    public void reconfigure(Collection<String> services, Map<String, String> variables, Progress progress) {
        reconfigure(services, with(variables), progress);
    }

    /** As above, of every node that becomes another by these variables. @throws UnfitClusterException if none does */
    public void reconfigure(Map<String, String> variables, Progress progress) {
        Topology after = with(variables);
        reconfigure(Reconfiguration.changed(cluster.topology(), after), after, progress);
    }

    private void reconfigure(Collection<String> services, Topology after, Progress progress) {
        Reconfiguration.check(cluster.topology(), after, services);
        reconfigured = true;
        cluster.reconfigure(after, services, progress);
    }

    private Topology with(Map<String, String> variables) {
        Topology before = cluster.topology();
        Map<String, String> all = new HashMap<>(before.variables());
        Map<String, String> filledIn = LocalImages.with(variables);
        variables.keySet().forEach(name -> all.put(name, filledIn.get(name)));
        return Topologies.read(before.composeFile(), all);
    }

    /** A job that finds its work done by an earlier life of the cluster may well say so with a failure. */
    private void completeJobs(boolean isNew, Progress progress) {
        try {
            new JobCompletion(cluster.topology(), new Waiter(progress))
                    .await(started())
                    .forEach(job -> progress.report("%s still runs after %s, and is waited for no longer"
                            .formatted(job.node().name(), Words.seconds(JobCompletion.AT_MOST))));
        } catch (UnfitClusterException e) {
            if (isNew) {
                throw e;
            }
            progress.report(e.getMessage());
        }
    }

    /**
     * What a whole cluster has and this one lacks, a phrase each; empty when it is whole. @throws SetupException if a
     * node is dead
     */
    public List<String> missing() {
        return new Readiness(this, line -> {}).missing();
    }

    /** As {@code docker compose down}, with or without {@code --volumes}. */
    public void takeDown(Data data) {
        cluster.takeDown(data);
    }

    /** When its own settings promise a successor of whoever has led or controlled. */
    public ElectionBounds electionBounds() {
        return electionBounds;
    }

    /** How soon its brokers miss a member of a group of the newer protocol. */
    public GroupTimeouts groupTimeouts() {
        return groupTimeouts;
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
    }
}
