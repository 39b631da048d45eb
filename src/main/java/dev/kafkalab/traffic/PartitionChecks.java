package dev.kafkalab.traffic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges in which partitions messages are, as pure functions. */
public final class PartitionChecks {

    private PartitionChecks() {}

    /** The partitions in which each key's messages were read; messages without a key are left out. */
    public static Map<String, Set<Integer>> partitionsOfKeys(Collection<Received> received) {
        return received.stream()
                .filter(r -> r.key().isPresent())
                .collect(Collectors.groupingBy(
                        r -> r.key().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(Received::partition, Collectors.toCollection(TreeSet::new))));
    }

    /**
     * Whether a key has two messages or more, at different places: with unique keys nothing shows that a key decides.
     */
    public static boolean repeatsAKey(Collection<Received> received) {
        return received.stream()
                .filter(r -> r.key().isPresent())
                .collect(Collectors.groupingBy(
                        r -> r.key().orElseThrow(), Collectors.mapping(Received::identity, Collectors.toSet())))
                .values()
                .stream()
                .anyMatch(messages -> messages.size() > 1);
    }

    /** The partition in which murmur2 puts a key, of so many. */
    public static int partitionOf(String key, int partitions) {
        return Murmur2.partition(key, partitions);
    }

    /**
     * How often a message was written to another partition than the one acknowledged before it, in the order of
     * sending.
     */
    public static int changes(List<Sent> sent) {
        List<Integer> partitions =
                sent.stream().filter(Sent::acknowledged).map(Sent::partition).toList();
        int changes = 0;
        for (int i = 1; i < partitions.size(); i++) {
            if (!partitions.get(i).equals(partitions.get(i - 1))) {
                changes++;
            }
        }
        return changes;
    }

    /**
     * The ids of the messages that compaction leaves: of each key the one that was acknowledged at the highest offset.
     */
    public static Set<String> lastOfEachKey(List<Sent> sent) {
        return keyed(sent).values().stream()
                .map(ofOneKey -> ofOneKey.stream()
                        .max(Comparator.comparingLong(Sent::offset))
                        .orElseThrow()
                        .id())
                .collect(Collectors.toSet());
    }

    /** Whether a key has two acknowledged messages or more, so that there is something to compact. */
    public static boolean hasSeveralOfAKey(List<Sent> sent) {
        return keyed(sent).values().stream().anyMatch(ofOneKey -> ofOneKey.size() > 1);
    }

    private static Map<List<Object>, List<Sent>> keyed(List<Sent> sent) {
        return sent.stream()
                .filter(s -> s.acknowledged() && s.key().isPresent())
                .collect(Collectors.groupingBy(
                        s -> List.of(s.partition(), s.key().orElseThrow())));
    }
}
