package dev.kafkalab.evidence;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

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
 * @param connections who reaches its brokers; nothing in records from before that was told
 */
public record ClusterStart(
        Instant at,
        String composeFile,
        String runtime,
        String runtimeReason,
        String how,
        double seconds,
        List<NodeLine> nodes,
        Connections connections)
        implements Evidence {

    public ClusterStart {
        nodes = List.copyOf(nodes);
        connections = connections == null ? Connections.UNKNOWN : connections;
    }

    /**
     * One node.
     *
     * @param name the service
     * @param roles such as {@code broker} or {@code zookeeper}
     * @param software such as {@code Apache Kafka 3.9.2}
     * @param hostAddress where the host reaches it, or empty
     * @param id its broker or controller id; empty for what has none, and in records of versions that did not tell it
     * @param ports its published ports, host's before its own: {@code 9092:9092}
     * @param rack a broker's {@code broker.rack}; empty without one, and in records of versions that did not tell it
     */
    public record NodeLine(
            String name,
            List<String> roles,
            String software,
            String hostAddress,
            OptionalInt id,
            List<String> ports,
            String rack) {
        public NodeLine {
            roles = List.copyOf(roles);
            id = id == null ? OptionalInt.empty() : id;
            ports = ports == null ? List.of() : List.copyOf(ports);
            rack = rack == null ? "" : rack;
        }
    }
}
