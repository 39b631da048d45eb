package dev.kafkalab.observe.http;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.text.Words;
import java.util.List;

/**
 * A partition as a tool shows it.
 *
 * @param partition its number
 * @param leader the leader's broker id, or -1 if there is none
 * @param replicas assignment order: the first is the preferred leader
 * @param isr the in-sync replicas, ascending: in which order a tool has them says nothing
 */
public record ShownPartition(int partition, int leader, List<Integer> replicas, List<Integer> isr) {

    public ShownPartition {
        replicas = List.copyOf(replicas);
        isr = isr.stream().sorted().toList();
    }

    /** What a tool has to show for what Kafka says. */
    public static ShownPartition of(Snapshot.Partition partition) {
        return new ShownPartition(partition.partition(), partition.leader(), partition.replicas(), partition.isr());
    }

    /** {@code partition 0: leader 3, replicas 3, 1 and 2, ISR 1, 2 and 3}. */
    @Override
    public String toString() {
        return "partition %d: leader %s, replicas %s, ISR %s"
                .formatted(partition, leader < 0 ? "none" : leader, Words.list(replicas), Words.list(isr));
    }
}
