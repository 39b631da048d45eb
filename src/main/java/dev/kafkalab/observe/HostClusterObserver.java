package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Asks a cluster's brokers and ZooKeepers over the wire, at the ports that they publish on the host. */
public final class HostClusterObserver implements ClusterObserver {

    /** A live broker on this machine answers within milliseconds; one that does not for a second is not serving. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    /** What a host endpoint is, whether its listener says localhost or another name of this machine. */
    private static final String HOST = "127.0.0.1";

    private final Cluster cluster;
    private final boolean kraft;
    private final RecentQuorums quorums =
            new RecentQuorums(broker -> BrokerQuorum.ask(broker, ANSWER), SteadyClock::now);

    /**
     * Those that were seen paused: when they go on, what they say is as old as their pause until they are told better.
     */
    private final Set<String> oncePaused = ConcurrentHashMap.newKeySet();

    public HostClusterObserver(Cluster cluster) {
        this.cluster = cluster;
        this.kraft = !cluster.topology().nodes(Role.CONTROLLER).isEmpty();
    }

    @Override
    public Snapshot metadata() {
        nodes(Role.BROKER)
                .filter(node -> node.state() == State.PAUSED)
                .forEach(node -> oncePaused.add(node.node().name()));
        return running(Role.BROKER)
                .sorted(Comparator.comparing(
                        node -> oncePaused.contains(node.node().name())))
                .map(this::ask)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Snapshot(SteadyClock.now(), "nobody", "", -1, List.of(), List.of(), List.of()));
    }

    @Override
    public Map<String, Snapshot> answers() {
        Map<String, Snapshot> answers = new LinkedHashMap<>();
        running(Role.BROKER).forEach(broker -> ask(broker)
                .ifPresent(answer -> answers.put(broker.node().name(), answer)));
        return answers;
    }

    @Override
    public Optional<Quorum> quorum() {
        return running(Role.BROKER)
                .flatMap(node -> node.hostEndpoint().stream())
                .flatMap(broker -> quorum(broker).stream())
                .findFirst();
    }

    @Override
    public List<Integer> possibleControllers() {
        return running(kraft ? Role.CONTROLLER : Role.BROKER)
                .flatMap(node -> node.id().stream().boxed())
                .toList();
    }

    @Override
    public List<EnsembleMember> ensemble() {
        return nodes(Role.ZOOKEEPER)
                .map(node -> new EnsembleMember(node.node().name(), mode(node)))
                .toList();
    }

    @Override
    public String bootstrapServers() {
        return String.join(
                ",",
                nodes(Role.BROKER)
                        .flatMap(node -> node.hostEndpoint().stream())
                        .map(Endpoint::toString)
                        .toList());
    }

    @Override
    public Stream<ClusterNode> running(Role role) {
        return nodes(role).filter(node -> node.state() == State.RUNNING);
    }

    private Stream<ClusterNode> nodes(Role role) {
        return cluster.nodes().stream().filter(node -> node.node().is(role));
    }

    private static String mode(ClusterNode node) {
        if (node.state() != State.RUNNING) {
            return node.state() == State.PAUSED ? "paused" : ZooKeeperMode.DOWN;
        }
        return node.hostEndpoint()
                .map(endpoint -> ZooKeeperMode.ask(endpoint, ANSWER))
                .orElse(ZooKeeperMode.UNKNOWN);
    }

    private Optional<Snapshot> ask(ClusterNode node) {
        Optional<Endpoint> endpoint = node.hostEndpoint();
        Optional<Snapshot> answer = endpoint.flatMap(broker -> ask(broker, isKraft(node)));
        answer.flatMap(said -> listedAt(endpoint.orElseThrow(), said)).ifPresent(node::isGiven);
        return answer;
    }

    /** A file may have clusters of both modes. */
    private static boolean isKraft(ClusterNode node) {
        return node.node().program() instanceof Program.Kafka kafka
                && kafka.properties().containsKey("process.roles");
    }

    /**
     * The id of the broker that is listed at this address, at which it was asked: a broker lists all as the listener
     * advertises them at which it is asked (KIP-103). None where two are listed there.
     */
    private static Optional<Integer> listedAt(Endpoint asked, Snapshot answer) {
        List<Integer> there = answer.brokers().stream()
                .filter(broker -> broker.address().endsWith(":" + asked.port()))
                .filter(broker -> asked.host().equals(HOST) || broker.address().equals(asked.toString()))
                .map(Snapshot.Broker::id)
                .toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    /** The quorum comes first: that answer can take a second, and what the broker says of its leaders is to be new. */
    private Optional<Snapshot> ask(Endpoint broker, boolean inKraftMode) {
        Optional<Quorum> quorum = inKraftMode ? quorum(broker) : Optional.empty();
        try {
            Snapshot answer = BrokerMetadata.ask(broker, ANSWER);
            return Optional.of(
                    inKraftMode
                            ? answer.withController(quorum.map(Quorum::leader).orElse(-1))
                            : answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Quorum> quorum(Endpoint broker) {
        return kraft ? quorums.of(broker) : Optional.empty();
    }
}
