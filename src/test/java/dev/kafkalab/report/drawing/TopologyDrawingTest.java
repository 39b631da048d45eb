package dev.kafkalab.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.evidence.ClusterStart;
import dev.kafkalab.evidence.ClusterStart.NodeLine;
import dev.kafkalab.evidence.Connections;
import dev.kafkalab.report.drawing.TopologyDrawing.NodeBox;
import dev.kafkalab.report.drawing.TopologyDrawing.RoleGroup;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopologyDrawingTest {

    private static final Pattern BOX = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v(\\d+)h-\\d+z");

    @Test
    void brokers_stand_between_clients_and_zookeeper() {
        TopologyDrawing drawing = draw(node("zoo1", "zookeeper"), node("kafka1", "broker"), node("kafka2", "broker"));

        assertThat(titles(drawing)).containsExactly("Clients on this host", "Brokers", "ZooKeeper");
        assertThat(links(drawing)).containsExactly("publish, read, administer", "sessions, and who is the controller");
        assertThat(drawing.description())
                .isEqualTo("Brokers: kafka1 and kafka2. Clients on this host speak to them."
                        + " ZooKeeper: zoo1. The brokers speak to it.");
    }

    @Test
    void in_kraft_mode_brokers_ask_controllers() {
        TopologyDrawing drawing = draw(node("controller1", "controller"), node("kafka1", "broker"));

        assertThat(titles(drawing)).containsExactly("Clients on this host", "Broker", "Controller");
        assertThat(links(drawing))
                .containsExactly("publish, read, administer", "heartbeats, and the cluster's metadata");
    }

    @Test
    void nodes_that_are_both_ask_nobody_else() {
        TopologyDrawing drawing = draw(
                new NodeLine("kafka1", List.of("broker", "controller"), "", "", OptionalInt.empty(), List.of(), ""),
                new NodeLine("kafka2", List.of("broker", "controller"), "", "", OptionalInt.empty(), List.of(), ""));

        assertThat(titles(drawing)).containsExactly("Clients on this host", "Brokers and controllers at once");
        assertThat(drawing.links()).hasSize(1);
    }

    @Test
    void a_tool_that_speaks_kafka_is_joined_to_the_brokers_a_database_is_not() {
        NodeLine kafdrop = new NodeLine(
                "ui", List.of("tool"), "obsidiandynamics/kafdrop:4.2.0", "", OptionalInt.empty(), List.of(), "");
        NodeLine database = new NodeLine("db", List.of("tool"), "postgres:16", "", OptionalInt.empty(), List.of(), "");

        assertThat(draw(node("kafka1", "broker"), kafdrop).links()).hasSize(3);
        assertThat(draw(node("kafka1", "broker"), database).links()).hasSize(2);
        assertThat(draw(node("kafka1", "broker"), kafdrop).description())
                .endsWith("Beside them: ui. The brokers are spoken to by ui.");
    }

    @Test
    void a_node_tells_its_id_its_version_and_its_ports() {
        assertThat(lines(new NodeLine(
                        "kafka1",
                        List.of("broker"),
                        "Apache Kafka 4.1.1",
                        "127.0.0.1:9092",
                        OptionalInt.of(1),
                        List.of("9092:19092"),
                        "")))
                .containsExactly("id 1", "Kafka 4.1.1", "port 9092 → 19092");
    }

    @Test
    void a_broker_tells_its_rack() {
        NodeLine north =
                new NodeLine("kafka1", List.of("broker"), "", "", OptionalInt.of(1), List.of("9092:9092"), "north");

        assertThat(lines(north)).containsExactly("id 1", "rack north", "port 9092 → 9092");
        assertThat(draw(north).description()).startsWith("Broker: kafka1 (rack north).");
    }

    @Test
    void without_ports_in_the_record_it_tells_its_address_on_the_host() {
        assertThat(lines(new NodeLine(
                        "kafka1", List.of("broker"), "", "127.0.0.1:9092", OptionalInt.empty(), List.of(), "")))
                .containsExactly("127.0.0.1:9092");
        assertThat(lines(new NodeLine("kafka1", List.of("broker"), "", "", OptionalInt.empty(), List.of(), "")))
                .containsExactly("no port on the host");
    }

    @Test
    void of_many_ports_the_rest_is_counted() {
        assertThat(lines(new NodeLine(
                        "kafka1",
                        List.of("broker"),
                        "",
                        "",
                        OptionalInt.empty(),
                        List.of("1:1", "2:2", "3:3", "4:4", "5:5"),
                        "")))
                .containsExactly("port 1 → 1", "port 2 → 2", "port 3 → 3", "and 2 more ports");
    }

    @Test
    void nodes_stand_beside_or_below_each_other_within_their_group() {
        TopologyDrawing drawing = draw(Stream.concat(
                        IntStream.rangeClosed(1, 7).mapToObj(i -> node("kafka" + i, "broker")),
                        Stream.of(
                                node("zoo1", "zookeeper"),
                                node("ui1", "tool"),
                                node("ui2", "tool"),
                                node("ui3", "tool")))
                .toArray(NodeLine[]::new));

        for (RoleGroup group : drawing.groups()) {
            int[] frame = box(group.frame());
            assertThat(frame[0] + frame[2]).isLessThanOrEqualTo(drawing.width());
            assertThat(frame[1] + frame[3]).isLessThanOrEqualTo(drawing.height());
            for (NodeBox node : group.nodes()) {
                assertThat(within(box(node.frame()), frame))
                        .as(node.name().text())
                        .isTrue();
                for (NodeBox other : group.nodes()) {
                    assertThat(node == other || apart(box(node.frame()), box(other.frame())))
                            .isTrue();
                }
            }
        }
        assertThat(drawing.groups().stream().flatMap(group -> group.nodes().stream()))
                .hasSize(11);
    }

    private static NodeLine node(String name, String role) {
        return new NodeLine(name, List.of(role), "Apache Kafka 3.9.2", "", OptionalInt.empty(), List.of(), "");
    }

    private static TopologyDrawing draw(NodeLine... nodes) {
        return TopologyDrawing.of(new ClusterStart(
                Made.ZERO, "compose/made.yml", "process", "", "started", 3, List.of(nodes), Connections.UNKNOWN));
    }

    private static List<String> titles(TopologyDrawing drawing) {
        return drawing.groups().stream().map(group -> group.title().text()).toList();
    }

    private static List<String> links(TopologyDrawing drawing) {
        return drawing.links().stream()
                .flatMap(link -> link.label().stream())
                .map(Label::text)
                .toList();
    }

    private static List<String> lines(NodeLine node) {
        return draw(node).groups().get(1).nodes().get(0).lines().stream()
                .map(Label::text)
                .toList();
    }

    private static int[] box(String shape) {
        Matcher box = BOX.matcher(shape);
        assertThat(box.matches()).as(shape).isTrue();
        return IntStream.rangeClosed(1, 4)
                .map(i -> Integer.parseInt(box.group(i)))
                .toArray();
    }

    private static boolean within(int[] inner, int[] outer) {
        return inner[0] > outer[0]
                && inner[1] > outer[1]
                && inner[0] + inner[2] < outer[0] + outer[2]
                && inner[1] + inner[3] < outer[1] + outer[3];
    }

    private static boolean apart(int[] a, int[] b) {
        return a[0] + a[2] < b[0] || b[0] + b[2] < a[0] || a[1] + a[3] < b[1] || b[1] + b[3] < a[1];
    }
}
