package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.report.text.PageText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What differs between two snapshots of a cluster.
 *
 * @param before the earlier one
 * @param after the later one
 */
record Differences(Snapshot before, Snapshot after) {

    /** What a server is whose mode nobody asked for. */
    static final String NOT_ASKED = "not asked";

    /** The brokers that live in either, or that any partition of either is to have a copy on, ascending. */
    List<Integer> brokers() {
        return List.copyOf(new TreeSet<>(Stream.of(before, after)
                .flatMap(snapshot -> Stream.concat(
                        snapshot.brokerIds().stream(),
                        snapshot.partitions().stream()
                                .flatMap(partition ->
                                        Stream.concat(partition.replicas().stream(), partition.isr().stream()))))
                .toList()));
    }

    /** The partitions that either was asked about, in their order. */
    List<PartitionId> partitions() {
        return Stream.of(before, after)
                .flatMap(snapshot -> snapshot.partitions().stream())
                .map(PartitionId::of)
                .distinct()
                .sorted((a, b) -> a.topic().equals(b.topic())
                        ? Integer.compare(a.number(), b.number())
                        : a.topic().compareTo(b.topic()))
                .toList();
    }

    /** The ZooKeeper servers and their modes in one of the two, or that nobody asked. */
    Map<String, String> ensemble(Snapshot snapshot) {
        Map<String, String> modes = new LinkedHashMap<>();
        Stream.of(before, after)
                .flatMap(one -> one.ensemble().stream())
                .forEach(member -> modes.put(member.node(), NOT_ASKED));
        snapshot.ensemble().forEach(member -> modes.put(member.node(), member.mode()));
        return modes;
    }

    /** That server's mode before, if both were asked and it is another now. */
    Optional<String> modeBefore(String server) {
        String was = ensemble(before).get(server);
        String is = ensemble(after).get(server);
        return was.equals(is) || was.equals(NOT_ASKED) || is.equals(NOT_ASKED) ? Optional.empty() : Optional.of(was);
    }

    /** Whether anything of that partition differs. */
    boolean changed(PartitionId partition) {
        return !of(partition).isEmpty();
    }

    /** All of it, a line each: brokers, controller, ensemble, partitions. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (int broker : brokers()) {
            boolean was = before.brokerIds().contains(broker);
            boolean is = after.brokerIds().contains(broker);
            if (was != is) {
                words.add("broker %d: %s".formatted(broker, is ? "joined" : "gone"));
            }
        }
        if (before.controller() != after.controller()) {
            words.add(
                    "controller: " + change(PageText.broker(before.controller()), PageText.broker(after.controller())));
        }
        ensemble(after).forEach((server, mode) -> modeBefore(server)
                .ifPresent(was -> words.add("ZooKeeper %s: %s".formatted(server, change(was, mode)))));
        partitions().forEach(partition -> words.addAll(of(partition)));
        return words;
    }

    private List<String> of(PartitionId partition) {
        Optional<Partition> was = partition.in(before);
        Optional<Partition> is = partition.in(after);
        if (was.isEmpty() || is.isEmpty()) {
            return List.of("%s: only in the %s snapshot".formatted(partition, was.isEmpty() ? "later" : "earlier"));
        }
        return of(partition, was.get(), is.get());
    }

    private static List<String> of(PartitionId partition, Partition was, Partition is) {
        List<String> words = new ArrayList<>();
        if (was.leader() != is.leader()) {
            words.add("leader of %s: %s"
                    .formatted(partition, change(PageText.broker(was.leader()), PageText.broker(is.leader()))));
        }
        // The order of in-sync replicas says nothing, that of replicas says who is preferred.
        if (!sorted(was.isr()).equals(sorted(is.isr()))) {
            words.add("ISR of %s: %s"
                    .formatted(partition, change(PageText.list(sorted(was.isr())), PageText.list(sorted(is.isr())))));
        }
        if (!was.replicas().equals(is.replicas())) {
            words.add("replicas of %s: %s"
                    .formatted(partition, change(PageText.list(was.replicas()), PageText.list(is.replicas()))));
        }
        return words;
    }

    private static List<Integer> sorted(Collection<Integer> ids) {
        return ids.stream().sorted().toList();
    }

    private static String change(String was, String is) {
        return was + " → " + is;
    }
}
