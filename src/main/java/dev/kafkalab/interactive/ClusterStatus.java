package dev.kafkalab.interactive;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a cluster says of itself, as tables for a person at a console. */
final class ClusterStatus {

    private ClusterStatus() {}

    /** Brokers, controller, ensemble, partitions and groups; each where there is any. */
    static List<String> lines(Snapshot snapshot, List<GroupState> groups) {
        List<String> lines = new ArrayList<>();
        if (snapshot.brokers().isEmpty()) {
            lines.add("brokers     none answers");
        } else {
            lines.add("brokers     " + Words.list(snapshot.brokerIds()));
            lines.add("controller  " + (snapshot.controller() < 0 ? "none" : Integer.toString(snapshot.controller())));
        }
        if (!snapshot.ensemble().isEmpty()) {
            lines.add("ensemble    "
                    + snapshot.ensemble().stream().map(ClusterStatus::inWords).collect(Collectors.joining(", ")));
        }
        List<List<String>> partitions = snapshot.partitions().stream()
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> List.of(
                        partition.topic() + "-" + partition.partition(),
                        partition.leader() < 0 ? "none" : Integer.toString(partition.leader()),
                        ids(partition.replicas()),
                        ids(partition.isr())))
                .toList();
        table(List.of("partition", "leader", "replicas", "in sync"), partitions, lines);
        List<List<String>> offsets = groups.stream()
                .flatMap(group -> group.offsets().stream()
                        .map(offset -> List.of(
                                group.group(),
                                group.state(),
                                offset.partition().toString(),
                                inWords(offset.committed()),
                                inWords(offset.end()),
                                offset.committed().isPresent() && offset.end().isPresent()
                                        ? Long.toString(offset.end().getAsLong()
                                                - offset.committed().getAsLong())
                                        : "unknown")))
                .toList();
        table(List.of("group", "state", "partition", "committed", "end", "lag"), offsets, lines);
        return lines;
    }

    private static String inWords(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "none";
    }

    private static String inWords(EnsembleMember member) {
        return member.node() + " " + member.mode();
    }

    private static String ids(List<Integer> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static void table(List<String> head, List<List<String>> rows, List<String> into) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths = IntStream.range(0, head.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        into.add("");
        all.forEach(row -> into.add(IntStream.range(0, head.size())
                .mapToObj(column -> ("%-" + widths[column] + "s").formatted(row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing()));
    }
}
