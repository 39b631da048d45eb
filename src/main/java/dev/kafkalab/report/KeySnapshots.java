package dev.kafkalab.report;

import dev.kafkalab.evidence.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The moments of a fault that are worth a picture: the last one before it, the first at which what it did can be seen,
 * and the last of all where that is another state again.
 */
final class KeySnapshots {

    private KeySnapshots() {}

    /**
     * @param snapshots what was seen of one cluster
     * @param fault when the first fault was
     * @return none, or two or three
     */
    static List<Snapshot> of(List<Snapshot> snapshots, Instant fault) {
        List<Snapshot> inOrder = snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::at))
                .map(KeySnapshots::withoutInternalTopics)
                .toList();
        Optional<Snapshot> before = inOrder.stream()
                .filter(seen -> !seen.at().isAfter(fault) && !seen.partitions().isEmpty())
                .reduce((first, second) -> second);
        if (before.isEmpty()) {
            return List.of();
        }
        List<Snapshot> since = inOrder.stream()
                .filter(seen -> seen.at().isAfter(fault) && topics(seen).equals(topics(before.get())))
                .toList();
        Optional<Snapshot> changed =
                since.stream().filter(seen -> !same(seen, before.get())).findFirst();
        List<Snapshot> moments = new ArrayList<>();
        changed.ifPresent(first -> {
            moments.add(before.get());
            moments.add(first);
            Snapshot last = since.get(since.size() - 1);
            if (!same(last, first)) {
                moments.add(last);
            }
        });
        return List.copyOf(moments);
    }

    /** Kafka's own topics are no part of a lesson about another. */
    private static Snapshot withoutInternalTopics(Snapshot seen) {
        List<Snapshot.Partition> others = seen.partitions().stream()
                .filter(partition -> !partition.topic().startsWith("__"))
                .toList();
        return others.isEmpty() ? seen : seen.withPartitions(others);
    }

    private static Set<String> topics(Snapshot seen) {
        return seen.partitions().stream().map(Snapshot.Partition::topic).collect(Collectors.toSet());
    }

    private static boolean same(Snapshot a, Snapshot b) {
        return a.brokerIds().equals(b.brokerIds())
                && a.controller() == b.controller()
                && states(a).equals(states(b));
    }

    /** Leader and ISR, whatever the order in which the ISR is told. */
    private static List<String> states(Snapshot seen) {
        return seen.partitions().stream()
                .map(p -> p.topic() + "-" + p.partition() + " " + p.leader() + " "
                        + p.replicas().stream().sorted().toList() + " "
                        + p.isr().stream().sorted().toList())
                .sorted()
                .toList();
    }
}
