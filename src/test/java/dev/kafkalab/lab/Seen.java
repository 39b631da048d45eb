package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;

/** What a broker could have said of a topic called orders. */
final class Seen {

    private Seen() {}

    static Snapshot.Partition partition(int number, int leader, List<Integer> replicas, List<Integer> isr) {
        return new Snapshot.Partition("orders", number, leader, 0, replicas, isr);
    }

    static Snapshot snapshot(Snapshot.Partition... partitions) {
        return new Snapshot(Instant.EPOCH, "localhost:9092", "id", 1, List.of(), List.of(partitions), List.of());
    }
}
