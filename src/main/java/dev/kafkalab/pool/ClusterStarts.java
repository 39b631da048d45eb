package dev.kafkalab.pool;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.support.SteadyClock;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Locale;

/** Puts the start of a cluster into evidence. */
public final class ClusterStarts {

    private static final double MILLIS_A_SECOND = 1000.0;

    private ClusterStarts() {}

    public static ClusterStart of(ClusterPool.AcquiredCluster ready) {
        LabCluster lab = ready.lab();
        return new ClusterStart(
                SteadyClock.now(),
                lab.cluster().topology().composeFile().toString(),
                lab.cluster().runtimeName(),
                lab.runtimeReason(),
                ready.how(),
                ready.took().toMillis() / MILLIS_A_SECOND,
                lab.started().stream().map(ClusterStarts::line).toList(),
                BrokerConnections.of(
                        lab.started().stream().map(ClusterNode::node).toList()));
    }

    private static ClusterStart.NodeLine line(ClusterNode started) {
        Node node = started.node();
        List<String> roles = node.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return new ClusterStart.NodeLine(
                node.name(),
                roles,
                software(node),
                started.hostEndpoint().map(Endpoint::toString).orElse(""),
                started.id(),
                node.publishedPorts(),
                rack(node));
    }

    private static String rack(Node node) {
        return node.program() instanceof Program.Kafka kafka && node.is(Role.BROKER)
                ? kafka.properties().getOrDefault("broker.rack", "")
                : "";
    }

    public static String software(Node node) {
        if (node.program() instanceof Program.Kafka kafka) {
            return "Apache Kafka " + kafka.version();
        }
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return "Apache ZooKeeper " + zookeeper.version();
        }
        return node.image().toString();
    }
}
