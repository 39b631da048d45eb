package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.report.text.PageText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cluster at two moments, side by side: partitions by brokers.
 *
 * @param before the earlier picture
 * @param after the later picture, with what changed marked
 * @param words what changed, a line each
 * @param notes what is not drawn or told, in sentences
 */
public record ChangeDrawing(ClusterPicture before, ClusterPicture after, List<String> words, List<String> notes) {

    /** How many partitions are drawn at most. */
    static final int PARTITIONS = 24;

    /** How many changes are told at most. */
    static final int WORDS = 12;

    /** How many rows the table has at most. */
    static final int TABLE_ROWS = 400;

    public ChangeDrawing {
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }

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
            return !before.equals(after)
                    && !before.equals(Differences.NOT_ASKED)
                    && !after.equals(Differences.NOT_ASKED);
        }

        /** All rows. */
        static List<ChangeRow> of(Differences differences) {
            Snapshot before = differences.before();
            Snapshot after = differences.after();
            List<ChangeRow> rows = new ArrayList<>();
            rows.add(
                    new ChangeRow("live brokers", PageText.list(before.brokerIds()), PageText.list(after.brokerIds())));
            rows.add(new ChangeRow(
                    "controller", PageText.broker(before.controller()), PageText.broker(after.controller())));
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

    /** Draws it. */
    public static ChangeDrawing of(Snapshot before, Snapshot after) {
        Differences differences = differences(before, after);
        List<PartitionId> all = differences.partitions();
        List<PartitionId> drawn = drawn(all, differences);
        List<String> words = differences.words();
        List<String> notes = new ArrayList<>();
        if (words.size() > WORDS) {
            notes.add("%d more changes are in the table.".formatted(words.size() - WORDS));
        }
        if (drawn.size() < all.size()) {
            long changed = all.stream()
                    .filter(partition -> !drawn.contains(partition) && differences.changed(partition))
                    .count();
            notes.add("%d of %d partitions are not drawn; %s of them changed."
                    .formatted(all.size() - drawn.size(), all.size(), changed == 0 ? "none" : changed));
        }
        return new ChangeDrawing(
                ClusterLayout.before(differences, drawn),
                ClusterLayout.after(differences, drawn),
                words.stream().limit(WORDS).toList(),
                notes);
    }

    /** The same as rows of a table. */
    public static List<ChangeRow> rows(Snapshot before, Snapshot after) {
        return ChangeRow.of(differences(before, after)).stream()
                .limit(TABLE_ROWS)
                .toList();
    }

    /** What the table leaves out, as a sentence; empty if it has it all. */
    public static String leftOfTable(Snapshot before, Snapshot after) {
        int more = ChangeRow.of(differences(before, after)).size() - TABLE_ROWS;
        return more <= 0 ? "" : PageText.count(more, "row") + " more left out here; the record has them.";
    }

    /** Asking the ensemble is a look of its own: where one of the two moments has none, nothing is said about it. */
    private static Differences differences(Snapshot before, Snapshot after) {
        boolean bothAsked = !before.ensemble().isEmpty() && !after.ensemble().isEmpty();
        return bothAsked
                ? new Differences(before, after)
                : new Differences(before.withEnsemble(List.of()), after.withEnsemble(List.of()));
    }

    /** Those that changed come first, the rest as there is room. */
    private static List<PartitionId> drawn(List<PartitionId> all, Differences differences) {
        Set<PartitionId> chosen = new HashSet<>(Stream.concat(
                        all.stream().filter(differences::changed),
                        all.stream().filter(partition -> !differences.changed(partition)))
                .limit(PARTITIONS)
                .toList());
        return all.stream().filter(chosen::contains).toList();
    }
}
