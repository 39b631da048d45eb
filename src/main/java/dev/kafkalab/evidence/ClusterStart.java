package dev.kafkalab.evidence;

import java.time.Instant;
import java.util.List;

/**
 * A cluster was started, reused or healed for a scenario.
 *
 * @param at when it was ready
 * @param composeFile the file it was made from, relative to the project
 * @param runtime {@code docker} or {@code process}
 * @param runtimeReason why that runtime, in one sentence
 * @param how {@code started}, {@code reused} or {@code healed}
 * @param seconds from the request until every node served
 * @param nodes the nodes that were asked for
 */
public record ClusterStart(
        Instant at,
        String composeFile,
        String runtime,
        String runtimeReason,
        String how,
        double seconds,
        List<NodeLine> nodes)
        implements Evidence {

    public ClusterStart {
        nodes = List.copyOf(nodes);
    }

    /**
     * One node.
     *
     * @param name the service
     * @param roles such as {@code broker} or {@code zookeeper}
     * @param software such as {@code Apache Kafka 3.9.2}
     * @param hostAddress where the host reaches it, or empty
     */
    public record NodeLine(String name, List<String> roles, String software, String hostAddress) {
        public NodeLine {
            roles = List.copyOf(roles);
        }
    }
}
