package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
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
    public static Map<String, Set<Integer>> partitionsOfKeys(List<Received> received) {
        return received.stream()
                .filter(r -> r.key().isPresent())
                .collect(Collectors.groupingBy(
                        r -> r.key().orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(Received::partition, Collectors.toCollection(TreeSet::new))));
    }

    /** The partition in which murmur2 puts a key, of so many. */
    public static int partitionOf(String key, int partitions) {
        return Murmur2.partition(key, partitions);
    }

    /** How often a message was written to another partition than the one acknowledged before it, in the order of sending. */
    public static int changes(List<Sent> sent) {
        List<Integer> partitions = sent.stream()
                .filter(s -> s.outcome() == Outcome.ACKNOWLEDGED)
                .map(Sent::partition)
                .toList();
        int changes = 0;
        for (int i = 1; i < partitions.size(); i++) {
            if (!partitions.get(i).equals(partitions.get(i - 1))) {
                changes++;
            }
        }
        return changes;
    }

    /** The messages that were read behind one that was sent later, whatever their partitions, in the order of reading. */
    public static List<String> readBehindLaterOnes(List<Sent> sent, List<Received> received) {
        Map<String, Integer> place = new TreeMap<>();
        received.forEach(r -> place.putIfAbsent(r.value(), place.size()));
        List<String> inSendOrder =
                sent.stream().map(Sent::value).filter(place::containsKey).toList();
        int earliestRead = Integer.MAX_VALUE;
        Set<String> behind = new TreeSet<>((a, b) -> place.get(a) - place.get(b));
        for (int i = inSendOrder.size() - 1; i >= 0; i--) {
            int read = place.get(inSendOrder.get(i));
            if (read > earliestRead) {
                behind.add(inSendOrder.get(i));
            }
            earliestRead = Math.min(earliestRead, read);
        }
        return List.copyOf(behind);
    }

    /** The last value that was acknowledged for each key, in the order of sending. */
    public static Map<String, String> lastOfEachKey(List<Sent> sent) {
        Map<String, String> last = new TreeMap<>();
        sent.stream()
                .filter(s -> s.outcome() == Outcome.ACKNOWLEDGED && s.key().isPresent())
                .forEach(s -> last.put(s.key().orElseThrow(), s.value()));
        return last;
    }
}
