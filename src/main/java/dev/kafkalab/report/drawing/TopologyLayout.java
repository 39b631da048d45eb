package dev.kafkalab.report.drawing;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.report.drawing.TopologyDrawing.Arrow;
import dev.kafkalab.report.drawing.TopologyDrawing.NodeBox;
import dev.kafkalab.report.drawing.TopologyDrawing.RoleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything of a topology stands. From top to bottom: who asks (clients, and tools beside them), brokers, and
 * whoever the brokers ask.
 */
final class TopologyLayout {

    private static final int MARGIN = 2;
    private static final int PADDING = 12;
    private static final int NODE = 160;
    private static final int GAP = 12;
    private static final int CLIENTS = NODE + 2 * PADDING;
    private static final int LINE = 17;

    /** More nodes than that stand in several rows. */
    private static final int MOST_BESIDE = 5;

    /** So that drawings of small clusters look like those of others. */
    private static final int FEWEST_BESIDE = 3;

    /** A node's ports that are told, one a line. */
    private static final int PORTS = 3;

    private static final int TITLE = 26;
    private static final String MAKER = "Apache ";

    /** Room between groups, for the line that joins them and its words. */
    private static final int BETWEEN = 46;

    private final NodeGroups nodes;
    private final List<RoleGroup> groups = new ArrayList<>();
    private final List<Arrow> links = new ArrayList<>();
    private final int width;
    private int y = MARGIN;

    TopologyLayout(ClusterStart start) {
        this.nodes = NodeGroups.of(start);
        int groups = Stream.of(
                        FEWEST_BESIDE, nodes.serving().size(), nodes.deciding().size())
                .mapToInt(TopologyLayout::widthOf)
                .max()
                .orElseThrow();
        int askers = nodes.tools().isEmpty()
                ? CLIENTS
                : CLIENTS + BETWEEN + widthOf(Math.min(2, nodes.tools().size()));
        this.width = 2 * MARGIN + Math.max(groups, askers);
    }

    private static int widthOf(int members) {
        return Math.min(members, MOST_BESIDE) * (NODE + GAP) - GAP + 2 * PADDING;
    }

    TopologyDrawing drawing() {
        if (!nodes.serving().isEmpty() || !nodes.tools().isEmpty()) {
            askers();
        }
        if (!nodes.serving().isEmpty()) {
            below(CLIENTS / 2, Optional.of("publish, read, administer"));
            if (!nodes.clientTools().isEmpty()) {
                below(toolsX() + PADDING + NODE / 2, Optional.empty());
            }
            y += BETWEEN;
            whole(nodes.servingTitle(), nodes.serving());
        }
        if (!nodes.deciding().isEmpty()) {
            if (!nodes.serving().isEmpty()) {
                below(
                        CLIENTS / 2,
                        Optional.of(
                                nodes.zooKeeper()
                                        ? "sessions, and who is the controller"
                                        : "heartbeats, and the cluster's metadata"));
                y += BETWEEN;
            }
            whole(nodes.decidingTitle(), nodes.deciding());
        }
        return new TopologyDrawing(width, y + MARGIN, groups, links, nodes.words());
    }

    /** Clients, and tools to the right of them. */
    private void askers() {
        int room = width - toolsX() - MARGIN;
        int height = Math.max(heightOf(nodes.tools(), room), TITLE + 2 * LINE + PADDING);
        groups.add(new RoleGroup(
                Label.whole(MARGIN + PADDING, y + 18, "Clients on this host"),
                Shapes.box(MARGIN, y, CLIENTS, height),
                List.of(),
                List.of(
                        Label.whole(MARGIN + PADDING, y + TITLE + LINE - 2, "producers, consumers,"),
                        Label.whole(MARGIN + PADDING, y + TITLE + 2 * LINE - 2, "command line tools"))));
        if (!nodes.tools().isEmpty()) {
            int middle = y + height / 2;
            links.add(new Arrow(
                    Shapes.level(MARGIN + CLIENTS, middle, toolsX() - 8),
                    Shapes.pointingRight(toolsX(), middle),
                    Optional.empty()));
            group("Tools", nodes.tools(), toolsX(), room, height);
        }
        y += height;
    }

    private static int toolsX() {
        return MARGIN + CLIENTS + BETWEEN;
    }

    private void whole(String title, List<NodeLine> members) {
        int room = width - 2 * MARGIN;
        int height = heightOf(members, room);
        group(title, members, MARGIN, room, height);
        y += height;
    }

    /** A link from here to the next group. */
    private void below(int x, Optional<String> words) {
        links.add(new Arrow(
                Shapes.upright(x, y, y + BETWEEN - 8),
                Shapes.pointingDown(x, y + BETWEEN),
                words.map(text -> Label.whole(x + GAP, y + BETWEEN / 2 + 4, text))));
    }

    private void group(String title, List<NodeLine> members, int x, int room, int height) {
        int beside = beside(room);
        int box = boxHeight(members);
        List<NodeBox> boxes = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            boxes.add(box(
                    members.get(i),
                    x + PADDING + i % beside * (NODE + GAP),
                    y + TITLE + i / beside * (box + GAP),
                    box));
        }
        groups.add(new RoleGroup(
                Label.within(room - 2 * PADDING, x + PADDING, y + 18, title),
                Shapes.box(x, y, room, height),
                boxes,
                List.of()));
    }

    private static int beside(int room) {
        return Math.max(1, Math.min(MOST_BESIDE, (room - 2 * PADDING + GAP) / (NODE + GAP)));
    }

    private static int heightOf(List<NodeLine> members, int room) {
        if (members.isEmpty()) {
            return 0;
        }
        int rows = (members.size() - 1) / beside(room) + 1;
        return TITLE + rows * (boxHeight(members) + GAP) - GAP + PADDING;
    }

    private static int boxHeight(List<NodeLine> members) {
        int lines = members.stream().mapToInt(node -> lines(node).size()).max().orElse(0);
        return (1 + lines) * LINE + GAP;
    }

    private static NodeBox box(NodeLine node, int x, int y, int height) {
        int room = NODE - 2 * GAP;
        List<Label> lines = new ArrayList<>();
        for (String line : lines(node)) {
            int base = y + (lines.size() + 2) * LINE + 1;
            lines.add(new Label(x + GAP, base, TextMetrics.shortened(brief(line), room), line));
        }
        // Its name is bold, so it gets less room.
        return new NodeBox(
                Shapes.box(x, y, NODE, height), Label.within(room * 7 / 8, x + GAP, y + LINE + 1, node.name()), lines);
    }

    private static List<String> lines(NodeLine node) {
        List<String> lines = new ArrayList<>();
        node.id().ifPresent(id -> lines.add("id " + id));
        if (!node.rack().isEmpty()) {
            lines.add("rack " + node.rack());
        }
        if (!node.software().isBlank()) {
            lines.add(node.software());
        }
        if (!node.ports().isEmpty()) {
            node.ports().stream().limit(PORTS).map(TopologyLayout::port).forEach(lines::add);
            if (node.ports().size() > PORTS) {
                lines.add("and %d more ports".formatted(node.ports().size() - PORTS));
            }
        } else {
            lines.add(node.hostAddress().isEmpty() ? "no port on the host" : node.hostAddress());
        }
        return lines;
    }

    /** Software without its maker, images without their registry: there is more room for the version. */
    private static String brief(String line) {
        return line.startsWith(MAKER) ? line.substring(MAKER.length()) : line.substring(line.lastIndexOf('/') + 1);
    }

    /** {@code 9092:9092} is the host's port before the node's own. */
    private static String port(String published) {
        int colon = published.lastIndexOf(':');
        return colon < 0
                ? "port " + published
                : "port %s → %s".formatted(published.substring(0, colon), published.substring(colon + 1));
    }
}
