package dev.kafkalab.scenario;

import static org.awaitility.Awaitility.await;

import dev.kafkalab.admin.ClusterAdmin;
import dev.kafkalab.await.Waiter;
import dev.kafkalab.fake.FakeCluster;
import dev.kafkalab.fake.FakeObserver;
import dev.kafkalab.observe.ClusterMonitor;
import dev.kafkalab.operation.NodeControl;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.pool.ClusterPool;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * A scenario on a cluster without processes, which says of itself what a test has it say. Time stands still until
 * somebody waits; then it passes at once, and what was planned for a moment of it happens at that moment.
 */
public final class FakeScenario {

    /** When a test begins: long before the moments that clocks of this machine tell. */
    public static final Instant BEGIN = Instant.parse("2011-01-11T12:00:00Z");

    private final NavigableMap<Instant, List<Runnable>> plans = new TreeMap<>();
    private final MockAdminClient kafka = MockAdminClient.create().numBrokers(4).build();
    private final List<String> told = new ArrayList<>();
    private final FakeCluster cluster;
    private final FakeObserver observer;
    private final FakeMessages messages;
    private final ScenarioContext context;
    private Instant now = BEGIN;

    /** On the cluster of that Compose file, all of whose nodes run, with an empty topic called orders. */
    public FakeScenario(String composeFile, Path folder) {
        this(Path.of(composeFile), List.of(), folder);
    }

    /** As above; of the file's services only these were started, with all that they depend on; none means all. */
    public FakeScenario(Path composeFile, List<String> started, Path folder) {
        Topology topology = Topologies.read(composeFile, Map.of());
        Set<String> services = topology.withDependencies(
                started.isEmpty() ? topology.nodes().stream().map(Node::name).toList() : started);
        cluster = new FakeCluster(topology, this::now, folder);
        observer = new FakeObserver(cluster);
        brokerHas(1, "zookeeper.session.timeout.ms", "14000");
        kafka.createTopics(List.of(new NewTopic("orders", 3, (short) 3).configs(Map.of("min.insync.replicas", "1"))));
        LabCluster lab = new LabCluster(cluster, "for a test", services, observer, new ClusterAdmin(kafka));
        lab.start(line -> {});
        ClusterMonitor monitor = ClusterMonitor.of(cluster, observer);
        // It dates what it sees by this machine's clock: it has seen how the cluster begins, and no more.
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> monitor.firstSeen(look -> true, BEGIN).isPresent());
        monitor.close();
        messages = new FakeMessages(lab, this::now);
        context = new ScenarioContext(
                new ClusterPool(OptionalInt.of(1), () -> false, (unused, names, progress) -> lab),
                LabSettings.read(),
                new Waiter(this::now, this::pass, told::add),
                new ClusterSession(
                        lab,
                        monitor,
                        new NodeControl(cluster, observer, monitor),
                        messages,
                        new Groups(lab, monitor, line -> {}),
                        new Transactions(lab),
                        new ClientLog(folder)));
    }

    /** What steps and expectations work with. */
    public ScenarioContext context() {
        return context;
    }

    /** Its nodes. */
    public FakeCluster cluster() {
        return cluster;
    }

    /** What the cluster says of itself. */
    public FakeObserver observer() {
        return observer;
    }

    /** What was sent and read. */
    public FakeMessages messages() {
        return messages;
    }

    /** What its waits have told on the way. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** The moment that it is. */
    public synchronized Instant now() {
        return now;
    }

    /** How long ago the test began. */
    public Duration elapsed() {
        return Duration.between(BEGIN, now());
    }

    /** Lets time pass, and what was planned for it happen. */
    public synchronized void pass(Duration time) {
        Instant until = now.plus(time);
        while (!plans.isEmpty() && !plans.firstKey().isAfter(until)) {
            Map.Entry<Instant, List<Runnable>> next = plans.pollFirstEntry();
            now = next.getKey();
            next.getValue().forEach(Runnable::run);
        }
        now = until;
    }

    /** That happens once so much time from now has passed. */
    public synchronized void after(Duration time, Runnable event) {
        plans.computeIfAbsent(now.plus(time), at -> new ArrayList<>()).add(event);
    }

    /** Does that to these nodes, as a step does. */
    public void apply(NodeOperation operation, String... nodes) {
        List<ClusterNode> those = Arrays.stream(nodes).map(cluster::node).toList();
        context.faults().apply(operation, those);
    }

    /** That broker's own value of a setting. */
    public void brokerHas(int broker, String setting, String value) {
        Collection<AlterConfigOp> set =
                List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET));
        kafka.incrementalAlterConfigs(
                Map.of(new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker)), set));
    }

    /** The controller has moved the replicas of that partition of the topic called orders. */
    public void isMoved(int partition) {
        kafka.alterPartitionReassignments(Map.of(new TopicPartition("orders", partition), Optional.empty()));
    }
}
