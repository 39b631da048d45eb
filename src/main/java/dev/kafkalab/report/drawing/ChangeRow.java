package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.report.text.PageText;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of two snapshots.
 *
 * @param what what it is about
 * @param before what it was
 * @param after what it became
 */
public record ChangeRow(String what, String before, String after) {

    /** Whether it differs; what nobody asked about is not known to. */
    public boolean changed() {
        return !before.equals(after) && !before.equals(Differences.NOT_ASKED) && !after.equals(Differences.NOT_ASKED);
    }

    /** All rows. */
    static List<ChangeRow> of(Differences differences) {
        Snapshot before = differences.before();
        Snapshot after = differences.after();
        List<ChangeRow> rows = new ArrayList<>();
        rows.add(new ChangeRow("live brokers", PageText.list(before.brokerIds()), PageText.list(after.brokerIds())));
        rows.add(
                new ChangeRow("controller", PageText.broker(before.controller()), PageText.broker(after.controller())));
        differences
                .ensemble(after)
                .forEach((server, mode) -> rows.add(new ChangeRow(
                        "ZooKeeper " + server, differences.ensemble(before).get(server), mode)));
        differences
                .partitions()
                .forEach(partition -> rows.add(
                        new ChangeRow(partition.toString(), words(partition, before), words(partition, after))));
        return rows;
    }

    private static String words(PartitionId partition, Snapshot snapshot) {
        return partition.in(snapshot).map(ChangeRow::words).orElse("not in this snapshot");
    }

    private static String words(Snapshot.Partition partition) {
        return "leader %s; replicas %s; in sync %s; out of sync %s"
                .formatted(
                        PageText.broker(partition.leader()),
                        PageText.list(partition.replicas()),
                        PageText.list(partition.isr().stream().sorted().toList()),
                        PageText.list(PageText.outOfSync(partition)));
    }
}
