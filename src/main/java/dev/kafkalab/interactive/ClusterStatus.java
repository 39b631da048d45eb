package dev.kafkalab.interactive;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a cluster says of itself at one moment.
 *
 * @param snapshot brokers, controller, ensemble and partitions
 * @param quorum of a KRaft cluster that has an active controller
 * @param groups with what they have committed
 */
record ClusterStatus(Snapshot snapshot, Optional<Quorum> quorum, List<GroupState> groups) {

    private static final String INTERNAL = "__";
    private static final String NONE = "none";
    private static final String UNKNOWN = "unknown";

    ClusterStatus {
        groups = List.copyOf(groups);
    }

    /** For a person at a console: brokers and controller, then a table of each kind of thing of which there is any. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (snapshot.brokers().isEmpty()) {
            lines.add("brokers     none answers");
        } else {
            lines.add("brokers     " + Words.list(snapshot.brokerIds()));
            lines.add("controller  " + broker(snapshot.controller()));
        }
        Stream.of(ensemble(), members(), partitions(), offsets())
                .map(AlignedTable::lines)
                .filter(table -> !table.isEmpty())
                .forEach(table -> {
                    lines.add("");
                    lines.addAll(table);
                });
        return lines;
    }

    private AlignedTable ensemble() {
        return new AlignedTable(
                List.of("ZooKeeper", "mode"),
                snapshot.ensemble().stream()
                        .map(member -> List.of(member.node(), member.mode()))
                        .toList());
    }

    private AlignedTable members() {
        return new AlignedTable(
                List.of("node", "in the quorum", "log end", "behind", "fetches"),
                quorum.stream()
                        .flatMap(it -> it.members().map(member -> row(it, member)))
                        .toList());
    }

    private static List<String> row(Quorum quorum, Quorum.Member member) {
        boolean leads = member.id() == quorum.leader();
        String role = quorum.voters().contains(member) ? "voter" : "observer";
        boolean known = member.logEndOffset() >= 0;
        return List.of(
                Integer.toString(member.id()),
                leads ? "leader" : role,
                known ? Long.toString(member.logEndOffset()) : UNKNOWN,
                known ? Long.toString(end(quorum) - member.logEndOffset()) : UNKNOWN,
                leads ? "" : quorum.isSilent(member) ? "no" : "yes");
    }

    private static long end(Quorum quorum) {
        return quorum.voters().stream()
                .filter(voter -> voter.id() == quorum.leader())
                .mapToLong(Quorum.Member::logEndOffset)
                .findFirst()
                .orElse(quorum.highWatermark());
    }

    private AlignedTable partitions() {
        return new AlignedTable(
                List.of("partition", "leader", "replicas", "in sync", "out of sync"),
                snapshot.partitions().stream()
                        .filter(partition -> !partition.topic().startsWith(INTERNAL))
                        .map(ClusterStatus::row)
                        .toList());
    }

    private static List<String> row(Snapshot.Partition partition) {
        return List.of(
                partition.topic() + "-" + partition.partition(),
                broker(partition.leader()),
                ids(partition.replicas().stream()),
                ids(partition.isr().stream()),
                ids(partition.replicas().stream()
                        .filter(replica -> !partition.isr().contains(replica))));
    }

    private AlignedTable offsets() {
        return new AlignedTable(
                List.of("group", "state", "members", "partition", "committed", "end", "lag"),
                groups.stream().flatMap(ClusterStatus::rows).toList());
    }

    /** One that has neither read nor committed is there as well. */
    private static Stream<List<String>> rows(GroupState group) {
        List<String> head = List.of(
                group.group(), group.state(), Integer.toString(group.members().size()));
        return group.offsets().isEmpty()
                ? Stream.of(row(head, "", "", "", ""))
                : group.offsets().stream()
                        .map(offset -> row(
                                head,
                                offset.partition().toString(),
                                offset(offset.committed()),
                                offset(offset.end()),
                                lag(offset)));
    }

    private static List<String> row(List<String> head, String... cells) {
        return Stream.concat(head.stream(), Stream.of(cells)).toList();
    }

    private static String lag(Offset offset) {
        return offset.committed().isPresent() && offset.end().isPresent()
                ? Long.toString(offset.end().getAsLong() - offset.committed().getAsLong())
                : UNKNOWN;
    }

    private static String offset(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : NONE;
    }

    private static String broker(int id) {
        return id < 0 ? NONE : Integer.toString(id);
    }

    private static String ids(Stream<Integer> ids) {
        return ids.map(String::valueOf).collect(Collectors.joining(","));
    }
}
