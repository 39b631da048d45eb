package dev.kafkalab.topology.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.ListenerAccess.Visit;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which address a client is to write, and why others do not do. */
class WaysTest {

    private static final String APP = "  app: {image: \"postgres:16\"}\n";
    private static final String ON_FRONT = "  app: {image: \"postgres:16\", networks: [front]}\n";

    @Test
    void one_listener_is_for_the_host_and_one_for_containers() {
        List<Node> nodes = nodes(broker("kafka1", 1, "ports: [\"19092:19092\"]"), APP);

        assertThat(ways(nodes))
                .containsExactly(
                        "the host: localhost:19092 of kafka1", "app, any other container: kafka1:9092 of kafka1");
        assertThat(visits(nodes, "OUTSIDE"))
                .containsExactly(
                        "app, any other container by kafka1:19092: not theirs, that is its own container",
                        "the host by localhost:19092: back");
    }

    @Test
    void brokers_come_to_each_other_by_one_listener_only() {
        List<Node> nodes = nodes(broker("kafka1", 1, ""), broker("kafka2", 2, ""));

        assertThat(visits(nodes, "PLAINTEXT"))
                .containsExactly(
                        "kafka2, any other container by kafka1:9092: back",
                        "kafka1, any other container by kafka2:9092: back");
        assertThat(visits(nodes, "OUTSIDE")).noneMatch(visit -> visit.startsWith("kafka"));
        assertThat(visits(nodes, "CONTROLLER"))
                .as("no client has to do with controllers")
                .containsExactly("kafka2 by kafka1:9093: back", "kafka1 by kafka2:9093: back");
    }

    @Test
    void where_nothing_is_published_the_host_is_told_so() {
        assertThat(ways(nodes(broker("kafka1", 1, ""))))
                .contains("the host: astray, nothing that listens is reached: of kafka1");
    }

    @Test
    void on_two_networks_a_container_is_on_the_one_or_the_other() {
        List<Node> nodes = nodes(
                broker("kafka1", 1, "networks: [back]"),
                broker("kafka2", 2, "networks: [back, front]"),
                ON_FRONT,
                "networks: {back: , front: }\n");

        assertThat(ways(nodes))
                .contains(
                        "any other container on back: kafka1:9092 of kafka1; kafka2:9092 of kafka2",
                        "app, any other container on front: astray, nothing that listens is reached: of kafka1;"
                                + " kafka2:9092 of kafka2");
    }

    @Test
    void an_address_of_which_the_file_does_not_tell_is_not_called_wrong() {
        List<Node> nodes = nodes(broker("kafka1", 1, "ports: [\"19092:19092\"]")
                .replace("OUTSIDE://localhost:19092", "OUTSIDE://kafka.example.com:19092"));

        assertThat(ways(nodes)).contains("the host: not known, not in this file: localhost:19092 of kafka1");
    }

    @Test
    void where_several_addresses_do_each_is_told() {
        List<Node> nodes = nodes(broker("kafka1", 1, "").replace("OUTSIDE://localhost", "OUTSIDE://kafka1"), APP);

        assertThat(ways(nodes)).contains("app, any other container: kafka1:9092 or kafka1:19092 of kafka1");
    }

    @Test
    void of_a_file_without_brokers_there_is_nothing_to_say() {
        assertThat(ways(nodes(APP))).isEmpty();
    }

    private static List<Node> nodes(String... parts) {
        return ComposeText.read("services:\n" + String.join("", parts)).nodes();
    }

    private static String broker(String name, int id, String more) {
        return """
                  %s:
                    image: apache/kafka:4.1.1
                    %s
                    environment:
                      KAFKA_NODE_ID: %d
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: kafka1:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_LISTENERS: PLAINTEXT://:9092,OUTSIDE://:19092,CONTROLLER://:9093
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://%s:9092,OUTSIDE://localhost:19092
                      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,OUTSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT
                """.formatted(name, more, id, name);
    }

    private static List<String> ways(List<Node> nodes) {
        return Ways.of(ListenerAccess.of(nodes)).stream()
                .map(ways -> names(ways.clients()) + ": "
                        + ways.ways().stream().map(WaysTest::words).collect(Collectors.joining("; ")))
                .toList();
    }

    private static String words(Ways.Way way) {
        String fate = way.leadsBack().map(back -> back ? "" : "astray, ").orElse("not known, ");
        String why = way.reason().isEmpty() ? "" : way.reason() + ": ";
        return fate
                + why
                + (way.addresses().stream().map(Object::toString).collect(Collectors.joining(" or ")) + " of "
                                + way.broker())
                        .strip();
    }

    private static List<String> visits(List<Node> nodes, String listener) {
        return ListenerAccess.of(nodes).stream()
                .filter(access -> access.listener().name().equals(listener))
                .flatMap(access -> access.visits().stream())
                .map(visit -> "%s by %s: %s".formatted(names(visit.who()), visit.by(), fate(visit)))
                .toList();
    }

    private static String fate(Visit visit) {
        if (visit.leadsBack().orElse(false)) {
            return "back";
        }
        return (visit.otherListener() ? "not theirs, " : "astray, ") + visit.reason();
    }

    private static String names(List<Visitor> visitors) {
        return visitors.stream().map(Visitor::toString).collect(Collectors.joining(", "));
    }
}
