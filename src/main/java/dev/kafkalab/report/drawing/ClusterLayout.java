package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.Partition;
import dev.kafkalab.evidence.State;
import dev.kafkalab.report.drawing.ClusterPicture.BrokerColumn;
import dev.kafkalab.report.drawing.ClusterPicture.MemberBox;
import dev.kafkalab.report.drawing.ClusterPicture.PartitionRow;
import dev.kafkalab.report.drawing.ClusterPicture.ReplicaCell;
import dev.kafkalab.report.text.PageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything of a snapshot stands. The pictures of two snapshots have the same columns and rows, so that eyes can
 * compare.
 */
final class ClusterLayout {

    private static final int MARGIN = 8;
    private static final int COLUMN = 100;
    private static final int WIDEST_NAME = 136;

    /** So that few brokers leave room for the ensemble below them. */
    private static final int FEWEST_COLUMNS = 2;

    /** From a column's edge to the frame of a change. */
    private static final int FRAME = 3;

    private static final int HEADER = 50;
    private static final int ROW = 38;

    /** One with a word below the replica. */
    private static final int CHANGED_ROW = 54;

    /** From a row's upper edge to the middle of its replicas, and to the word below them. */
    private static final int MIDDLE = 19;

    private static final int WORD = 45;
    private static final int LINE = 16;
    private static final int BASE_LINE = 4;

    private final Differences differences;
    private final List<PartitionId> partitions;
    private final boolean later;
    private final Snapshot snapshot;
    private final List<Integer> brokers;
    private final int left;

    private ClusterLayout(Differences differences, List<PartitionId> partitions, boolean later) {
        this.differences = differences;
        this.partitions = partitions;
        this.later = later;
        this.snapshot = later ? differences.after() : differences.before();
        this.brokers = differences.brokers();
        int names = partitions.stream()
                .mapToInt(partition -> TextMetrics.width(partition.toString()))
                .max()
                .orElse(0);
        this.left = 2 * MARGIN + Math.max(COLUMN, Math.min(WIDEST_NAME, names));
    }

    /** The earlier of the two snapshots. */
    static ClusterPicture before(Differences differences, List<PartitionId> partitions) {
        return new ClusterLayout(differences, partitions, false).picture();
    }

    /** The later one, in which changes are marked. */
    static ClusterPicture after(Differences differences, List<PartitionId> partitions) {
        return new ClusterLayout(differences, partitions, true).picture();
    }

    private ClusterPicture picture() {
        List<MemberBox> ensemble = ensemble();
        int memberRows = Math.max(1, (ensemble.size() + columns() - 1) / columns());
        return new ClusterPicture(
                width(),
                endOfRows() + MARGIN + memberRows * memberHeight(),
                "Live brokers: %s. Controller: %s. %s."
                        .formatted(
                                PageText.list(snapshot.brokerIds()),
                                PageText.broker(snapshot.controller()),
                                PageText.count(partitions.size(), "partition")),
                brokers.stream().map(this::column).toList(),
                rows(),
                controller(),
                ensemble);
    }

    private int columns() {
        return Math.max(FEWEST_COLUMNS, brokers.size());
    }

    private int width() {
        return left + columns() * COLUMN + MARGIN;
    }

    private int middle(int column) {
        return left + column * COLUMN + COLUMN / 2;
    }

    private int height(PartitionId partition) {
        boolean inBoth = partition.in(differences.before()).isPresent()
                && partition.in(differences.after()).isPresent();
        return inBoth && differences.changed(partition) ? CHANGED_ROW : ROW;
    }

    private int endOfRows() {
        return HEADER + Math.max(ROW, partitions.stream().mapToInt(this::height).sum());
    }

    private BrokerColumn column(int broker) {
        int x = middle(brokers.indexOf(broker));
        boolean alive = snapshot.brokerIds().contains(broker);
        String change = change(broker, alive);
        String state =
                !change.isEmpty() ? change : !alive ? "not there" : snapshot.controller() == broker ? "controller" : "";
        return new BrokerColumn(
                Label.within(COLUMN - 2 * MARGIN, x, 20, "broker " + broker),
                state.isEmpty() ? Optional.empty() : Optional.of(Label.whole(x, 20 + LINE, state)),
                alive ? "" : Shapes.upright(x, BASE_LINE, endOfRows()),
                change.isEmpty() ? "" : frame(x, BASE_LINE, HEADER - 2 * BASE_LINE));
    }

    /** What became of a broker; empty if nothing did, as in the earlier snapshot, which is compared with itself. */
    private String change(int broker, boolean alive) {
        Snapshot before = differences.before();
        boolean wasAlive = before.brokerIds().contains(broker);
        if (alive != wasAlive) {
            return alive ? "joined" : "gone";
        }
        if (before.controller() == snapshot.controller() || !alive) {
            return "";
        }
        return snapshot.controller() == broker
                ? "controller now"
                : before.controller() == broker ? "was controller" : "";
    }

    private List<PartitionRow> rows() {
        List<PartitionRow> rows = new ArrayList<>();
        int y = HEADER;
        if (partitions.isEmpty()) {
            rows.add(without(Label.whole(MARGIN, y, ""), y, "No partition was asked about."));
        }
        for (PartitionId partition : partitions) {
            rows.add(row(partition, y));
            y += height(partition);
        }
        return rows;
    }

    private PartitionRow row(PartitionId partition, int y) {
        Label name = Label.name(left - 2 * MARGIN, MARGIN, y + MIDDLE + BASE_LINE, partition.toString());
        Optional<Partition> said = partition.in(snapshot);
        if (said.isEmpty()) {
            return without(name, y, "not in this snapshot");
        }
        Optional<Partition> before = partition.in(differences.before());
        return new PartitionRow(
                name,
                Shapes.level(MARGIN, y, width() - MARGIN),
                brokers.stream()
                        .map(broker -> cell(broker, y, said.get(), before, height(partition)))
                        .toList(),
                Optional.empty());
    }

    private PartitionRow without(Label name, int y, String instead) {
        return new PartitionRow(
                name,
                Shapes.level(MARGIN, y, width() - MARGIN),
                List.of(),
                Optional.of(Label.within(width() - left - 2 * MARGIN, left + MARGIN, y + MIDDLE + BASE_LINE, instead)));
    }

    private ReplicaCell cell(int broker, int y, Partition partition, Optional<Partition> before, int height) {
        int x = middle(brokers.indexOf(broker));
        Replica replica = Replica.of(broker, partition);
        boolean preferred = preferred(broker, partition);
        String word = before.map(was -> {
                    String change = replica.since(Replica.of(broker, was));
                    return change.isEmpty() && preferred && !preferred(broker, was) ? "preferred now" : change;
                })
                .orElse("");
        return new ReplicaCell(
                x,
                y + MIDDLE,
                replica,
                preferred,
                word.isEmpty() ? Optional.empty() : Optional.of(Label.whole(x, y + WORD, word)),
                word.isEmpty() ? "" : frame(x, y + 2, height - 4));
    }

    /** The first replica is the preferred leader. */
    private static boolean preferred(int broker, Partition partition) {
        return !partition.replicas().isEmpty() && partition.replicas().get(0) == broker;
    }

    private static String frame(int x, int y, int height) {
        return Shapes.box(x - COLUMN / 2 + FRAME, y, COLUMN - 2 * FRAME, height);
    }

    /** Below the partitions' names. */
    private MemberBox controller() {
        int before = differences.before().controller();
        Optional<String> was = before != snapshot.controller() ? Optional.of(node(before)) : Optional.empty();
        return member(
                "controller", node(snapshot.controller()), snapshot.controller() >= 0, was, MARGIN, MARGIN / 2, 0);
    }

    /** Below the brokers, in as many rows as it needs. */
    private List<MemberBox> ensemble() {
        List<MemberBox> members = new ArrayList<>();
        for (Map.Entry<String, String> server : differences.ensemble(snapshot).entrySet()) {
            int column = members.size() % columns();
            members.add(member(
                    server.getKey(),
                    server.getValue(),
                    !new State.OfEnsembleMember(server.getValue()).absent(),
                    later ? differences.modeBefore(server.getKey()) : Optional.empty(),
                    middle(column),
                    middle(column) - COLUMN / 2 + FRAME,
                    members.size() / columns()));
        }
        return members;
    }

    /**
     * Two lines, and a third if it changed.
     *
     * @param x where its words stand
     * @param frameX where its frame begins
     */
    private MemberBox member(
            String name, String state, boolean well, Optional<String> was, int x, int frameX, int row) {
        int room = COLUMN - MARGIN;
        int y = endOfRows() + MARGIN + row * memberHeight();
        return new MemberBox(
                Label.within(room, x, y + LINE, name),
                Label.within(room, x, y + 2 * LINE, state),
                well,
                was.map(mode -> Label.within(room, x, y + 3 * LINE, "was " + mode)),
                was.isPresent() ? Shapes.box(frameX, y + 1, COLUMN - 2 * FRAME, memberHeight() - 4) : "");
    }

    private int memberHeight() {
        boolean changed = differences.before().controller()
                        != differences.after().controller()
                || differences.ensemble(snapshot).keySet().stream()
                        .anyMatch(server -> differences.modeBefore(server).isPresent());
        return (changed ? 3 : 2) * LINE + MARGIN;
    }

    /** In KRaft mode the controller need not be a broker. */
    private String node(int id) {
        if (id < 0) {
            return "none";
        }
        return (brokers.contains(id) ? "broker " : "node ") + id;
    }
}
