package dev.kafkalab.expect;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.List;

/** What a broker could have said of a topic called orders. */
public final class Seen {

    private Seen() {}

    public static Snapshot.Partition partition(int number, int leader, List<Integer> replicas, List<Integer> isr) {
        return new Snapshot.Partition("orders", number, leader, 0, replicas, isr);
    }

    public static Snapshot snapshot(Snapshot.Partition... partitions) {
        return new Snapshot(Instant.EPOCH, "localhost:9092", "id", 1, List.of(), List.of(partitions), List.of());
    }
}
