package dev.kafkalab.report.drawing;

import java.util.List;
import java.util.Optional;

/**
 * A cluster at one moment, drawn: a column for each broker, a row for each partition, and below them the controller and
 * the ZooKeeper servers.
 *
 * @param width its width
 * @param height its height
 * @param description what it shows, in words
 * @param columns the brokers
 * @param rows the partitions
 * @param controller the controller
 * @param ensemble the ZooKeeper servers
 */
public record ClusterPicture(
        int width,
        int height,
        String description,
        List<BrokerColumn> columns,
        List<PartitionRow> rows,
        MemberBox controller,
        List<MemberBox> ensemble) {

    public ClusterPicture {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        ensemble = List.copyOf(ensemble);
    }

    /**
     * A broker.
     *
     * @param name {@code broker 1}
     * @param state what is to be said of it, if anything is: {@code controller}, {@code not there}, {@code joined}
     * @param absence the line down a missing broker's column that is dashed to stripes, as the data of a path; empty if
     *     it is there
     * @param frame what marks a change, as the data of a path; empty if nothing changed
     */
    public record BrokerColumn(Label name, Optional<Label> state, String absence, String frame) {}

    /**
     * A partition.
     *
     * @param name its name
     * @param line the line above it, as the data of a path
     * @param cells its replicas, or that there is none, by broker
     * @param instead what is said instead if the snapshot does not have it
     */
    public record PartitionRow(Label name, String line, List<ReplicaCell> cells, Optional<Label> instead) {
        public PartitionRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What a broker is to a partition.
     *
     * @param x its middle
     * @param y its middle
     * @param replica what it is
     * @param preferred whether it is the preferred leader
     * @param word what changed, if anything did
     * @param frame what marks a change, as the data of a path; empty if nothing changed
     */
    public record ReplicaCell(int x, int y, Replica replica, boolean preferred, Optional<Label> word, String frame) {}

    /**
     * The controller or a ZooKeeper server.
     *
     * @param name what it is
     * @param state its node or its mode
     * @param well whether it is there
     * @param was what it was before, if it changed
     * @param frame what marks a change, as the data of a path; empty if nothing changed
     */
    public record MemberBox(Label name, Label state, boolean well, Optional<Label> was, String frame) {}
}
