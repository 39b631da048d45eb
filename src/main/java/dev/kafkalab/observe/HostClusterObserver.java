package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Asks a cluster's brokers and ZooKeepers over the wire, at the ports that they publish on the host. */
public final class HostClusterObserver implements ClusterObserver {

    /** A live broker on this machine answers within milliseconds; one that does not for a second is not serving. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final boolean kraft;
    private final RecentQuorums quorums =
            new RecentQuorums(broker -> BrokerQuorum.ask(broker, ANSWER), SteadyClock::now);

    /** Those that were seen paused: when they go on, what they say is as old as their pause until they are told better. */
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
    public List<Snapshot> everyBroker() {
        return running(Role.BROKER).map(this::ask).flatMap(Optional::stream).toList();
    }

    @Override
    public Optional<Quorum> quorum() {
        return running(Role.BROKER)
                .flatMap(node -> node.node().hostEndpoint().stream())
                .flatMap(broker -> quorum(broker).stream())
                .findFirst();
    }

    @Override
    public List<Integer> possibleControllers() {
        return running(kraft ? Role.CONTROLLER : Role.BROKER)
                .flatMap(node -> node.node().id().stream().boxed())
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
                        .flatMap(node -> node.node().hostEndpoint().stream())
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
        return node.node()
                .hostEndpoint()
                .map(endpoint -> ZooKeeperMode.ask(endpoint, ANSWER))
                .orElse(ZooKeeperMode.UNKNOWN);
    }

    private Optional<Snapshot> ask(ClusterNode node) {
        return node.node().hostEndpoint().flatMap(this::ask);
    }

    /** The quorum comes first: that answer can take a second, and what the broker says of its leaders is to be new. */
    private Optional<Snapshot> ask(Endpoint broker) {
        Optional<Quorum> quorum = quorum(broker);
        try {
            Snapshot answer = BrokerMetadata.ask(broker, ANSWER);
            return Optional.of(
                    kraft ? answer.withController(quorum.map(Quorum::leader).orElse(-1)) : answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Quorum> quorum(Endpoint broker) {
        return kraft ? quorums.of(broker) : Optional.empty();
    }
}
