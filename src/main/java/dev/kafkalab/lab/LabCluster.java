package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.BrokerMetadata;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.ElectionBound;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A cluster with everything that a scenario uses to look at it and to change it. */
public final class LabCluster implements AutoCloseable {

    private static final Duration DEFAULT_TICK = Duration.ofMillis(2000);

    private final Cluster cluster;
    private final String runtimeReason;
    private final ClusterObserver observer;
    private final ClusterAdmin admin;
    private ElectionBound electionBound;

    LabCluster(Cluster cluster, String runtimeReason) {
        this.cluster = cluster;
        this.runtimeReason = runtimeReason;
        this.observer = new ClusterObserver(cluster);
        this.admin = new ClusterAdmin(observer.bootstrapServers());
    }

    /** The nodes, and what can be done to them. */
    public Cluster cluster() {
        return cluster;
    }

    /** Why it runs where it runs, in one sentence. */
    public String runtimeReason() {
        return runtimeReason;
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
                .filter(node -> node.node().is(role) && node.node().id().orElse(-1) == id)
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

    /** Starts what is not running and waits until the whole cluster serves. */
    public void start(Progress progress) {
        cluster.start(progress);
        new Readiness(this, progress).await();
        electionBound = readElectionBound();
    }

    /** As {@code docker compose down}, with or without {@code --volumes}. */
    public void takeDown(Data data) {
        cluster.takeDown(data);
    }

    /**
     * When the successor of a killed broker must be seen, from a broker's and the ensemble's own settings. They were
     * read when the cluster was whole: after a fault, the question itself could hang on the dead broker.
     */
    public ElectionBound electionBound() {
        return electionBound;
    }

    private ElectionBound readElectionBound() {
        int broker = observer.metadata().brokerIds().get(0);
        return cluster.topology().nodes(Role.ZOOKEEPER).stream()
                .findFirst()
                .map(zookeeper -> ElectionBound.zooKeeper(
                        setting(broker, "zookeeper.session.timeout.ms", 18_000),
                        tick((Program.ZooKeeper) zookeeper.program())))
                .orElseGet(() -> ElectionBound.kraft(
                        setting(broker, "broker.session.timeout.ms", 9_000),
                        setting(broker, "broker.heartbeat.interval.ms", 2_000)));
    }

    @Override
    public void close() {
        admin.close();
        cluster.close();
    }

    private Duration setting(int broker, String name, long defaultMillis) {
        return admin.brokerSetting(broker, name)
                .map(value -> Duration.ofMillis(Long.parseLong(value)))
                .orElse(Duration.ofMillis(defaultMillis));
    }

    private static Duration tick(Program.ZooKeeper zookeeper) {
        String tick = zookeeper.properties().get("tickTime");
        return tick == null ? DEFAULT_TICK : Duration.ofMillis(Long.parseLong(tick.trim()));
    }
}
