package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;
import java.util.Optional;

/**
 * A partition's name.
 *
 * @param topic its topic
 * @param number its number
 */
public record PartitionId(String topic, int number) {

    static PartitionId of(Snapshot.Partition partition) {
        return new PartitionId(partition.topic(), partition.partition());
    }

    /** What a snapshot says of it, if it was asked. */
    Optional<Snapshot.Partition> in(Snapshot snapshot) {
        return snapshot.partition(topic, number);
    }

    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
