package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is looked at once a file's nodes are known. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new KafkaIsThere(),
            new ImagesAreNamed(),
            new ReplicasFit(),
            new SecretsAreThere(),
            new NumbersAreNumbers(),
            new RolesAreKnown(),
            new IdsAreUnique(),
            new ListenersFit(),
            new ListenerNamesAreMapped(),
            new ControllerListeners(),
            new ListenersAreBound(),
            new HostsReachBrokers(),
            new BrokersReachEachOther(),
            new EndpointsAreUnique(),
            new ClientsReachBrokers(),
            new HostNetworkPublishesNothing(),
            new HostPortsAreUnique(),
            new DataIsNotShared(),
            new ReplicationFits(),
            new MinInsyncReplicas(),
            new QuorumFits(),
            new ClusterIdsAgree(),
            new ZooKeeperIsThere(),
            new EnsemblesFit(),
            new HostsReachZooKeepers(),
            new SessionFitsTicks(),
            new HealthChecks(),
            new MemoryFits(),
            new SeparateClusters.Told(),
            new OnlyContainersReach());

    /** More than anybody reads. Every node of a large file may be at odds with every other. */
    private static final int MOST_OF_A_KIND = 1_000;

    private Checks() {}

    /** What these nodes would do otherwise than their file seems to mean. */
    public static Stream<Finding> of(List<Node> nodes) {
        ServiceGraph graph = new ServiceGraph(nodes);
        return ALL.stream().flatMap(check -> listed(check.findings(graph).toList()));
    }

    private static Stream<Finding> listed(List<Finding> findings) {
        if (findings.size() <= MOST_OF_A_KIND) {
            return findings.stream();
        }
        Finding last = findings.get(MOST_OF_A_KIND - 1);
        Finding rest = new Finding(
                last.severity(),
                last.node(),
                last.position(),
                "%,d more findings of the kind of the last one (%s) are left out: only %,d of a kind are listed."
                        .formatted(findings.size() - MOST_OF_A_KIND, last.message(), MOST_OF_A_KIND),
                "mend those that are listed, then look again.");
        return Stream.concat(findings.stream().limit(MOST_OF_A_KIND), Stream.of(rest));
    }
}
