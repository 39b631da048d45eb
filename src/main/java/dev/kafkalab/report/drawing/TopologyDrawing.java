package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.ClusterStart;
import java.util.List;
import java.util.Optional;

/**
 * The nodes of a cluster, by what they are, and who speaks to whom.
 *
 * @param width its width
 * @param height its height
 * @param groups clients, and the nodes by role
 * @param links who speaks to whom
 * @param description all of it in words
 */
public record TopologyDrawing(int width, int height, List<RoleGroup> groups, List<Arrow> links, String description) {

    public TopologyDrawing {
        groups = List.copyOf(groups);
        links = List.copyOf(links);
    }

    /**
     * Nodes of the same roles.
     *
     * @param title what they are
     * @param frame the frame around them, as the data of a path
     * @param nodes the nodes
     * @param words what is said inside instead of nodes
     */
    public record RoleGroup(Label title, String frame, List<NodeBox> nodes, List<Label> words) {
        public RoleGroup {
            nodes = List.copyOf(nodes);
            words = List.copyOf(words);
        }
    }

    /**
     * A node.
     *
     * @param frame the frame around it, as the data of a path
     * @param name its service
     * @param lines its id, software and ports
     */
    public record NodeBox(String frame, Label name, List<Label> lines) {
        public NodeBox {
            lines = List.copyOf(lines);
        }
    }

    /**
     * That one group speaks to another.
     *
     * @param line the line, as the data of a path
     * @param tip its tip, as the data of a path
     * @param label what they speak about, if that is to be said
     */
    public record Arrow(String line, String tip, Optional<Label> label) {}

    /** Draws it. */
    public static TopologyDrawing of(ClusterStart start) {
        return new TopologyLayout(start).drawing();
    }
}
