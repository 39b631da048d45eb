package dev.kafkalab.fake;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Role;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** What a cluster would say of itself: every live broker lists those that run, or that it has not missed yet. */
public final class FakeObserver implements ClusterObserver {

    private final FakeCluster cluster;
    private final List<Integer> notMissedYet = new CopyOnWriteArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean failed;
    private volatile List<Snapshot.Partition> partitions = List.of();
    private final Map<String, List<Snapshot.Partition>> own = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> lists = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private volatile String ensembleLeader = "";
    private volatile int controller = 1;
    private volatile Optional<Quorum> quorum = Optional.empty();

    public FakeObserver(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /** A dead broker that the others still list: its session has not expired. */
    public FakeObserver stillLists(int broker) {
        notMissedYet.add(broker);
        return this;
    }

    /** A dead broker that the others list no longer: its session has expired. */
    public FakeObserver misses(int broker) {
        notMissedYet.remove(Integer.valueOf(broker));
        return this;
    }

    /** Which brokers that broker lists from now on, whatever the others say. */
    public FakeObserver lists(String broker, Integer... listed) {
        lists.put(broker, List.of(listed));
        return this;
    }

    /** That broker does not answer any more, although it runs. */
    public FakeObserver doesNotAnswer(String broker) {
        silent.add(broker);
        return this;
    }

    /** What that broker says of partitions from now on, whatever the others say. */
    public FakeObserver says(String broker, Snapshot.Partition... known) {
        own.put(broker, List.of(known));
        return this;
    }

    /** That ZooKeeper leads the ensemble from now on, and as long as it runs. */
    public FakeObserver leads(String zookeeper) {
        ensembleLeader = zookeeper;
        return this;
    }

    /** What every broker says of partitions from now on. */
    public FakeObserver says(Snapshot.Partition... known) {
        partitions = List.of(known);
        return this;
    }

    /** Whom every broker names as the controller from now on; -1 for none. */
    public FakeObserver namesController(int id) {
        controller = id;
        return this;
    }

    /** The next time that somebody asks for the metadata, there is no answer but an exception. */
    public void failsOnce() {
        failure.set(new IllegalStateException("the engine does not answer"));
    }

    /** Whether it has failed, as it was told to. */
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public Snapshot metadata() {
        RuntimeException now = failure.getAndSet(null);
        if (now != null) {
            failed = true;
            throw now;
        }
        return everyBroker().stream().findFirst().orElseGet(() -> answer("nobody", List.of()));
    }

    @Override
    public Map<String, Snapshot> answers() {
        List<Integer> listed = Stream.concat(
                        running(Role.BROKER).flatMap(node -> node.id().stream().boxed()), notMissedYet.stream())
                .distinct()
                .sorted()
                .toList();
        Map<String, Snapshot> answers = new LinkedHashMap<>();
        running(Role.BROKER)
                .map(node -> node.node().name())
                .filter(name -> !silent.contains(name))
                .forEach(name -> answers.put(name, answer(name, lists.getOrDefault(name, listed))));
        return answers;
    }

    /** What the active controller says of its quorum from now on. */
    public FakeObserver says(Quorum known) {
        quorum = Optional.of(known);
        return this;
    }

    @Override
    public Optional<Quorum> quorum() {
        return quorum;
    }

    @Override
    public List<Integer> possibleControllers() {
        boolean kraft = !cluster.topology().nodes(Role.CONTROLLER).isEmpty();
        return running(kraft ? Role.CONTROLLER : Role.BROKER)
                .map(node -> node.id().orElseThrow())
                .toList();
    }

    @Override
    public List<EnsembleMember> ensemble() {
        return cluster.nodes().stream()
                .filter(node -> node.node().is(Role.ZOOKEEPER))
                .map(node -> new EnsembleMember(node.node().name(), mode(node)))
                .toList();
    }

    private String mode(ClusterNode zookeeper) {
        if (zookeeper.state() != State.RUNNING) {
            return "down";
        }
        return zookeeper.node().name().equals(ensembleLeader) ? "leader" : "follower";
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:1";
    }

    @Override
    public Stream<ClusterNode> running(Role role) {
        return cluster.nodes().stream().filter(node -> node.node().is(role) && node.state() == State.RUNNING);
    }

    private Snapshot answer(String askedOf, List<Integer> brokers) {
        return new Snapshot(
                Instant.EPOCH,
                askedOf,
                "id",
                names(brokers),
                brokers.stream()
                        .map(id -> new Snapshot.Broker(id, "localhost:" + id))
                        .toList(),
                own.getOrDefault(askedOf, partitions),
                List.of());
    }

    /** In ZooKeeper mode a dead controller's successor is there at once, unless the test has said otherwise. */
    private int names(List<Integer> brokers) {
        boolean gone = brokers.stream().noneMatch(id -> id == controller);
        boolean isBroker = cluster.nodes().stream()
                .anyMatch(node -> node.node().is(Role.BROKER) && node.id().orElse(-1) == controller);
        return gone && isBroker && !brokers.isEmpty() ? brokers.get(0) : controller;
    }
}
