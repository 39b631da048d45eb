package dev.kafkalab.transcript;

import dev.kafkalab.admin.GroupState;
import dev.kafkalab.admin.GroupState.Member;
import dev.kafkalab.admin.GroupState.Offset;
import dev.kafkalab.admin.GroupState.Partition;
import dev.kafkalab.evidence.Transcript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a coordinator said, in the layout in which {@code kafka-consumer-groups} prints it, so that students recognise
 * it.
 */
public final class GroupLayout {

    private static final String NONE = "-";
    private static final List<String> HEADER = List.of(
            "GROUP",
            "TOPIC",
            "PARTITION",
            "CURRENT-OFFSET",
            "LOG-END-OFFSET",
            "LAG",
            "CONSUMER-ID",
            "HOST",
            "CLIENT-ID");

    /** The widths of the tool's columns; those of 0 are as wide as their longest cell, and at least {@link #LEAST}. */
    private static final List<Integer> WIDTHS = List.of(0, 0, 10, 15, 15, 15, 0, 0, 1);

    private static final int LEAST = 15;

    private GroupLayout() {}

    /**
     * {@code kafka-consumer-groups --describe}: a line for each partition that a member has or that has a committed
     * offset.
     */
    public static Transcript describe(String bootstrapServers, GroupState group) {
        List<List<String>> rows = new ArrayList<>();
        Set<Partition> assigned = new HashSet<>();
        for (Member member : group.members()) {
            member.partitions().forEach(partition -> rows.add(row(group, partition, member)));
            assigned.addAll(member.partitions());
        }
        group.idle().forEach(member -> rows.add(cells(group, NONE, NONE, NONE, NONE, NONE, member)));
        group.offsets().stream()
                .filter(offset -> !assigned.contains(offset.partition()))
                .forEach(offset -> rows.add(row(group, offset.partition(), new Member(NONE, NONE, NONE, List.of()))));
        List<String> lines = new ArrayList<>();
        if (group.members().isEmpty()) {
            lines.add("Consumer group '%s' has no active members.".formatted(group.group()));
            lines.add("");
        }
        lines.addAll(table(rows));
        return new Transcript(
                "kafka-consumer-groups --bootstrap-server %s --describe --group %s"
                        .formatted(bootstrapServers, group.group()),
                lines);
    }

    /** {@code kafka-consumer-groups --describe --state}: who keeps the group, and how many members it has. */
    public static Transcript state(String bootstrapServers, GroupState group) {
        String row = "%-15s %-25s %-15s %s";
        String coordinator = group.coordinator().isPresent()
                ? Integer.toString(group.coordinator().getAsInt())
                : NONE;
        return new Transcript(
                "kafka-consumer-groups --bootstrap-server %s --describe --group %s --state"
                        .formatted(bootstrapServers, group.group()),
                List.of(
                        row.formatted("GROUP", "COORDINATOR (ID)", "STATE", "#MEMBERS"),
                        row.formatted(
                                group.group(),
                                "(%s)".formatted(coordinator),
                                group.state(),
                                group.members().size())));
    }

    /** {@code kafka-consumer-groups --reset-offsets --to-offset}, done or refused. @param refused why, if it was */
    public static Transcript reset(
            String bootstrapServers, String group, Partition partition, long offset, Optional<String> refused) {
        String row = "%-30s %-30s %-10s %-15s";
        return new Transcript(
                "kafka-consumer-groups --bootstrap-server %s --reset-offsets --group %s --topic %s:%d --to-offset %d --execute"
                        .formatted(bootstrapServers, group, partition.topic(), partition.number(), offset),
                refused.map(why -> List.of("Error: " + why)).orElseGet(() -> Stream.of(
                                row.formatted("GROUP", "TOPIC", "PARTITION", "NEW-OFFSET"),
                                row.formatted(group, partition.topic(), partition.number(), offset))
                        .map(String::stripTrailing)
                        .toList()));
    }

    private static List<String> row(GroupState group, Partition partition, Member member) {
        Offset offset = group.offsets().stream()
                .filter(o -> o.partition().equals(partition))
                .findFirst()
                .orElse(new Offset(partition, OptionalLong.empty(), OptionalLong.empty()));
        return cells(
                group,
                partition.topic(),
                Integer.toString(partition.number()),
                text(offset.committed()),
                text(offset.end()),
                text(offset.lag()),
                member);
    }

    private static List<String> cells(
            GroupState group, String topic, String partition, String current, String end, String lag, Member member) {
        return List.of(
                group.group(), topic, partition, current, end, lag, member.id(), member.host(), member.clientId());
    }

    private static List<String> table(List<List<String>> rows) {
        return Stream.concat(Stream.of(HEADER), rows.stream())
                .map(cells -> {
                    StringBuilder line = new StringBuilder();
                    for (int column = 0; column < cells.size(); column++) {
                        line.append(("%-" + width(rows, column) + "s ").formatted(cells.get(column)));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private static int width(List<List<String>> rows, int column) {
        return WIDTHS.get(column) > 0
                ? WIDTHS.get(column)
                : rows.stream().mapToInt(row -> row.get(column).length()).reduce(LEAST, Math::max);
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : NONE;
    }
}
