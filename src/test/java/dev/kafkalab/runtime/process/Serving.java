package dev.kafkalab.runtime.process;

import static org.awaitility.Awaitility.await;

import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.NodeDeath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;

/** Waits, as a client on the host sees it, for a cluster to serve. */
final class Serving {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Serving() {}

    static Admin client(int port) {
        return Admin.create(Map.of(
                "bootstrap.servers", "localhost:" + port,
                "reconnect.backoff.ms", "50",
                "reconnect.backoff.max.ms", "100",
                "retry.backoff.ms", "50"));
    }

    /** Waits until exactly these brokers are there, and fails at once when a node dies meanwhile. */
    static void awaitBrokers(int port, Set<Integer> ids, List<ClusterNode> alive) {
        try (Admin admin = client(port)) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        alive.forEach(Serving::failIfDead);
                        return brokers(admin).equals(ids);
                    });
        }
    }

    /** The brokers that a client sees now; none while nobody answers. */
    static Set<Integer> brokers(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster(new DescribeClusterOptions().timeoutMs(1000)).nodes().get().stream()
                    .map(Node::id)
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            return Set.of();
        }
    }

    private static void failIfDead(ClusterNode node) {
        if (node.state() == ClusterNode.State.DOWN && node.log().toFile().length() > 0) {
            throw new IllegalStateException(node.node().name() + " died. " + NodeDeath.explain(node.log()));
        }
    }
}
