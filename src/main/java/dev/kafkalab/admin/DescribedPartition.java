package dev.kafkalab.admin;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * A partition as {@code kafka-topics --describe} shows it: with what a broker's metadata does not have.
 *
 * @param leader empty if it has none
 * @param eligible the eligible leader replicas: out of sync by the ISR's account, but with every message that was
 *     acknowledged (KIP-966); empty where the cluster does not keep them
 * @param lastEligible those that were, and are no more
 */
public record DescribedPartition(
        int partition,
        Optional<Integer> leader,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> eligible,
        List<Integer> lastEligible) {

    public DescribedPartition {
        replicas = List.copyOf(replicas);
        isr = List.copyOf(isr);
        eligible = List.copyOf(eligible);
        lastEligible = List.copyOf(lastEligible);
    }

    static DescribedPartition of(TopicPartitionInfo info) {
        return new DescribedPartition(
                info.partition(),
                Optional.ofNullable(info.leader()).map(Node::id).filter(id -> id >= 0),
                ids(info.replicas()),
                ids(info.isr()),
                ids(info.elr()),
                ids(info.lastKnownElr()));
    }

    /** Brokers that do not know of such replicas name none. */
    private static List<Integer> ids(List<Node> nodes) {
        return nodes == null ? List.of() : nodes.stream().map(Node::id).toList();
    }
}
