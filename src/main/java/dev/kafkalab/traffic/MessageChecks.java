package dev.kafkalab.traffic;

import dev.kafkalab.traffic.Sent.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what was read against what was sent, as pure functions over a history. The terms are those of Jepsen's Kafka
 * checker: lost, unseen, duplicate, out of order.
 */
public final class MessageChecks {

    private MessageChecks() {}

    /** Acknowledged, and missing although something behind it in its partition was read. */
    public static List<Sent> lost(List<Sent> sent, List<Received> received) {
        Map<Integer, Long> highest = highestRead(received);
        return missing(sent, received).stream()
                .filter(s -> s.offset() <= highest.getOrDefault(s.partition(), -1L))
                .toList();
    }

    /** Acknowledged, and not read by the end, with nothing behind it read either. */
    public static List<Sent> unseen(List<Sent> sent, List<Received> received) {
        Map<Integer, Long> highest = highestRead(received);
        return missing(sent, received).stream()
                .filter(s -> s.offset() > highest.getOrDefault(s.partition(), -1L))
                .toList();
    }

    /** Messages that were read at more than one offset. */
    public static List<String> duplicated(List<Received> received) {
        return received.stream()
                .collect(Collectors.groupingBy(
                        Received::value, Collectors.mapping(r -> r.partition() + "@" + r.offset(), Collectors.toSet())))
                .entrySet()
                .stream()
                .filter(e -> e.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Acknowledged messages that stand in their partition before one that the same producer sent earlier. */
    public static List<Received> reordered(List<Sent> sent, List<Received> received) {
        Map<String, Integer> sendOrder = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            sendOrder.put(sent.get(i).value(), i);
        }
        List<Received> reordered = new ArrayList<>();
        Map<Integer, Integer> latest = new HashMap<>();
        for (Received r : received) {
            Integer order = sendOrder.get(r.value());
            if (order == null) {
                continue;
            }
            Integer before = latest.get(r.partition());
            if (before != null && order < before) {
                reordered.add(r);
            } else {
                latest.put(r.partition(), order);
            }
        }
        return reordered;
    }

    private static List<Sent> missing(List<Sent> sent, List<Received> received) {
        Set<String> read = received.stream().map(Received::value).collect(Collectors.toCollection(HashSet::new));
        return sent.stream()
                .filter(s -> s.outcome() == Outcome.ACKNOWLEDGED && !read.contains(s.value()))
                .toList();
    }

    private static Map<Integer, Long> highestRead(List<Received> received) {
        Map<Integer, Long> highest = new HashMap<>();
        received.forEach(r -> highest.merge(r.partition(), r.offset(), Math::max));
        return highest;
    }
}
