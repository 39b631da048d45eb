package dev.kafkalab.topology.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import org.junit.jupiter.api.Test;

class ReachTest {

    private static final String BROKER = """
            image: apache/kafka:4.1.1
            environment:
              KAFKA_NODE_ID: 1
              KAFKA_PROCESS_ROLES: broker,controller
              KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
              KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
              KAFKA_LISTENERS: PLAINTEXT://:9092,LOCAL://localhost:9094,CONTROLLER://:9093
              KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092,LOCAL://localhost:9094
              KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT
            """.indent(4);

    private static final String APP = "image: eclipse-temurin:17-jre\n".indent(4);

    @Test
    void services_that_name_no_network_are_on_one() {
        assertThat(from("", "", "", "kafka:9092")).isEqualTo("PLAINTEXT of kafka");
    }

    @Test
    void a_network_in_common_is_enough() {
        assertThat(from("networks: [a, b]", "networks: [b, c]", "networks: {a: , b: , c: }", "kafka:9092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("networks: [a]", "networks: [c]", "networks: {a: , c: }", "kafka:9092"))
                .contains("cut: app is on the network c, kafka on a", "add a to the networks of app");
        assertThat(from("networks: [a]", "", "networks: {a: }", "kafka:9092"))
                .contains("app is on the network default", "give app networks: [default, a].");
        assertThat(from("network_mode: old", "networks: [a]", "networks: {a: }", "kafka:9092"))
                .as("Compose refuses both network_mode and networks")
                .contains("leave network_mode: old out of kafka, and give it networks: [a].");
    }

    @Test
    void two_keys_may_mean_one_network() {
        assertThat(from("networks: [a]", "networks: [c]", "networks: {a: {name: x}, c: {name: x}}", "kafka:9092"))
                .isEqualTo("PLAINTEXT of kafka");
    }

    @Test
    void an_alias_is_one_on_its_own_network_only() {
        String networks = "networks: {a: , b: }";
        String kafka = "networks: {a: {aliases: [k]}, b: }";
        assertThat(from(kafka, "networks: [a]", networks, "k:9092")).isEqualTo("PLAINTEXT of kafka");
        assertThat(from(kafka, "networks: [b]", networks, "k:9092")).contains("cut: that alias of kafka");
    }

    @Test
    void the_default_bridge_has_links_and_no_names() {
        assertThat(from("network_mode: bridge", "network_mode: bridge", "", "kafka:9092"))
                .contains("cut: Docker's default bridge");
        assertThat(from("network_mode: bridge", "{network_mode: bridge, links: [\"kafka:k\"]}", "", "k:9092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("", "network_mode: bridge", "", "kafka:9092"))
                .contains("cut: Docker's default bridge", "leave network_mode: bridge out of app");
    }

    @Test
    void on_the_hosts_network_localhost_is_the_host() {
        assertThat(from("network_mode: host", "network_mode: host", "", "localhost:9092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("ports: [\"19092:9092\"]", "network_mode: host", "", "localhost:19092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("", "network_mode: host", "", "localhost:9092"))
                .as("of a tool nobody knows on which ports it listens")
                .isEqualTo("atprogram");
        assertThat(from("", "network_mode: host", "", "kafka:9092")).contains("cut: app has the host's own network");
        assertThat(from("network_mode: host", "", "", "kafka:9092")).contains("cut: kafka has the host's own network");
        assertThat(from(
                        "networks: [h]",
                        "network_mode: host",
                        "networks: {h: {external: true, name: host}}",
                        "localhost:9092"))
                .as("the host's network under a name of the file's")
                .isEqualTo("PLAINTEXT of kafka");
    }

    @Test
    void who_has_another_services_network_is_at_its_localhost() {
        assertThat(from("", "network_mode: service:kafka", "", "localhost:9094"))
                .isEqualTo("LOCAL of kafka");
        assertThat(from("container_name: k", "network_mode: container:k", "", "localhost:9092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("", "network_mode: container:other", "", "kafka:9092")).isEqualTo("elsewhere");
    }

    @Test
    void no_network_leads_nowhere() {
        assertThat(from("", "network_mode: none", "", "kafka:9092")).contains("cut: app has no network");
    }

    @Test
    void what_is_bound_to_loopback_is_heard_in_its_own_container_only() {
        assertThat(from("", "", "", "kafka:9094")).isEqualTo("closed: kafka");
    }

    @Test
    void extra_hosts_go_before_names() {
        assertThat(from("ports: [\"19092:9092\"]", "extra_hosts: [\"lab:host-gateway\"]", "", "lab:19092"))
                .isEqualTo("PLAINTEXT of kafka");
        assertThat(from("", "extra_hosts: [\"kafka:10.1.2.3\"]", "", "kafka:9092"))
                .isEqualTo("elsewhere");
    }

    @Test
    void a_fixed_address_is_found_on_its_network() {
        String networks = "networks: {a: {ipam: {config: [{subnet: 172.30.0.0/16}]}}}";
        String kafka = "networks: {a: {ipv4_address: 172.30.0.5}}";
        assertThat(from(kafka, "networks: [a]", networks, "172.30.0.5:9092")).isEqualTo("PLAINTEXT of kafka");
        assertThat(from(kafka, "networks: [a]", networks, "172.30.0.6:9092")).isEqualTo("elsewhere");
    }

    @Test
    void a_name_that_nobody_has_may_be_one_of_another_file_on_an_external_network() {
        assertThat(from("", "", "", "kafak:9092")).isEqualTo("nowhere");
        assertThat(from("", "", "", "kafka.example.com:9092")).isEqualTo("elsewhere");
        assertThat(from("", "external_links: [\"other_1:kafak\"]", "", "kafak:9092"))
                .isEqualTo("elsewhere");
        assertThat(from("", "networks: [a]", "networks: {a: {external: true}}", "kafak:9092"))
                .isEqualTo("elsewhere");
    }

    @Test
    void compose_names_a_container_after_its_project_and_service() {
        assertThat(from("", "", "", "lab-kafka-1:9092")).isEqualTo("PLAINTEXT of kafka");
        assertThat(from("", "", "", "my_lab_kafka_1:9092")).as("Compose 1").isEqualTo("nowhere");
        assertThat(from("", "", "", "lab-kafka-2:9092")).as("it has one only").isEqualTo("nowhere");
        assertThat(from("networks: [a]", "networks: [c]", "networks: {a: , c: }", "lab-kafka-1:9092"))
                .contains("they have none in common");
        assertThat(from("container_name: k", "", "", "lab-kafka-1:9092")).isEqualTo("nowhere");
        assertThat(from("", "", "", "kafka-1:9092")).as("no project").isEqualTo("nowhere");
        assertThat(from("", "networks: [a]", "networks: {a: {external: true}}", "lab-kafka-1:9092"))
                .as("perhaps another project's")
                .isEqualTo("elsewhere");
    }

    @Test
    void an_address_of_ipv6_is_no_name() {
        String networks = "networks: {a: {enable_ipv6: true, ipam: {config: [{subnet: \"fd00::/64\"}]}}}";
        String kafka = "networks: {a: {ipv6_address: \"fd00::5\"}}";
        assertThat(from(kafka, "networks: [a]", networks, "[fd00:0::5]:9092")).isEqualTo("PLAINTEXT of kafka");
        assertThat(from(kafka, "networks: [a]", networks, "[fd00::6]:9092")).isEqualTo("elsewhere");
        assertThat(from("", "extra_hosts: [\"lab=fd00::7\"]", "", "lab:9092")).isEqualTo("elsewhere");
    }

    @Test
    void a_name_means_a_service_whoever_else_has_its_network() {
        Topology file = ComposeText.read("services:\n  side:\n%s    network_mode: service:kafka\n  kafka:\n%s  app:\n%s"
                .formatted(APP, BROKER, APP));
        Node app = file.node("app").orElseThrow();

        assertThat(new Reach(file.nodes()).owner(app, "kafka").map(Node::name)).contains("kafka");
        assertThat(new Reach(file.nodes()).owner(app, "localhost").map(Node::name))
                .contains("app");
        assertThat(new Reach(file.nodes()).owner(app, "nobody")).isEmpty();
    }

    @Test
    void a_port_that_docker_is_to_choose_is_not_port_0() {
        assertThat(from("ports: [\"9092\"]", "network_mode: host", "", "localhost:0"))
                .isEqualTo("atprogram");
    }

    /** Where a service called app comes to, beside a broker called kafka. */
    private static String from(String ofKafka, String ofApp, String ofFile, String address) {
        Topology file = ComposeText.read("services:\n  kafka:\n%s    %s\n  app:\n%s%s\n%s\n"
                .formatted(BROKER, ofKafka, APP, attributes(ofApp), ofFile));
        Arrival arrival = new Reach(file.nodes())
                .from(file.node("app").orElseThrow(), Endpoint.parse(address).orElseThrow());
        if (arrival instanceof Arrival.AtListener at) {
            return at.listener().name() + " of " + at.of().name();
        }
        if (arrival instanceof Arrival.Cut cut) {
            return "cut: %s; %s".formatted(cut.reason(), cut.remedy());
        }
        if (arrival instanceof Arrival.Closed closed) {
            return "closed: " + closed.at().name();
        }
        return arrival.getClass().getSimpleName().toLowerCase();
    }

    private static String attributes(String written) {
        return written.startsWith("{")
                ? String.join("\n", written.substring(1, written.length() - 1).split(", (?=links)"))
                        .indent(4)
                : written.indent(4);
    }
}
