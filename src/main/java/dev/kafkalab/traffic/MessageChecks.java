package dev.kafkalab.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges what was read against what was sent, as pure functions over a history. The terms are those of Jepsen's Kafka
 * checker: lost, unseen, duplicate, out of order. A message is known by its id, never by its value; messages that are
 * not ours are not judged.
 */
public final class MessageChecks {

    private MessageChecks() {}

    /** Messages of ours: those that a producer of this lab has sent. */
    public static List<Received> ours(Collection<Received> received) {
        return received.stream().filter(r -> r.id().isPresent()).toList();
    }

    /** Messages that stand at more than one offset, each at its first reading. */
    public static List<Received> duplicated(Collection<Received> received) {
        Map<String, List<Received>> byId = new LinkedHashMap<>();
        ours(received).forEach(r -> {
            List<Received> copies = byId.computeIfAbsent(r.id().orElseThrow(), id -> new ArrayList<>());
            if (copies.stream().noneMatch(c -> c.partition() == r.partition() && c.offset() == r.offset())) {
                copies.add(r);
            }
        });
        return byId.values().stream()
                .filter(copies -> copies.size() > 1)
                .map(copies -> copies.get(0))
                .toList();
    }

    /** Messages that stand in their partition behind one that was sent later. */
    public static List<Received> reordered(List<Sent> sent, Collection<Received> received) {
        Map<String, Integer> sendOrder = sendOrder(sent);
        List<Received> reordered = new ArrayList<>();
        Map<Integer, Integer> latest = new HashMap<>();
        for (Received r : received) {
            Optional<Integer> order = r.id().map(sendOrder::get);
            if (order.isEmpty()) {
                continue;
            }
            Integer before = latest.get(r.partition());
            if (before != null && order.get() < before) {
                reordered.add(r);
            } else {
                latest.put(r.partition(), order.get());
            }
        }
        return reordered;
    }

    /**
     * The messages that were read behind one that was sent later, whatever their partitions, in the order of reading.
     */
    public static List<Received> readBehindLaterOnes(List<Sent> sent, Collection<Received> received) {
        Map<String, Integer> sendOrder = sendOrder(sent);
        Map<String, Received> first = new LinkedHashMap<>();
        ours(received).forEach(r -> first.putIfAbsent(r.id().orElseThrow(), r));
        List<Received> behind = new ArrayList<>();
        int latest = -1;
        for (Map.Entry<String, Received> read : first.entrySet()) {
            int order = sendOrder.getOrDefault(read.getKey(), latest);
            if (order < latest) {
                behind.add(read.getValue());
            }
            latest = Math.max(latest, order);
        }
        return behind;
    }

    /** The partitions that hold two messages of this history or more, so that there is an order to keep. */
    public static Set<Integer> partitionsWithAnOrder(List<Sent> sent, Collection<Received> received) {
        Map<String, Integer> sendOrder = sendOrder(sent);
        Map<Integer, Set<String>> held = new HashMap<>();
        ours(received).stream()
                .filter(r -> sendOrder.containsKey(r.id().orElseThrow()))
                .forEach(r -> held.computeIfAbsent(r.partition(), p -> new TreeSet<>())
                        .add(r.id().orElseThrow()));
        held.values().removeIf(ids -> ids.size() < 2);
        return new TreeSet<>(held.keySet());
    }

    private static Map<String, Integer> sendOrder(List<Sent> sent) {
        Map<String, Integer> order = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            order.put(sent.get(i).id(), i);
        }
        return order;
    }
}
