package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.ComposeText.problems;
import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsReachBrokersTest {

    private static final String TWO = "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=IN:PLAINTEXT,OUT:PLAINTEXT";
    private static final String AMONG = "KAFKA_INTER_BROKER_LISTENER_NAME=IN";
    private static final String PUBLISHED = "ports: [\"9092:9092\"]";

    @Test
    void a_listener_for_the_host_at_the_published_port_is_fine() {
        Service broker = broker(1, TWO, AMONG, "KAFKA_ADVERTISED_LISTENERS=IN://kafka1:9092,OUT://localhost:32001");

        assertThat(wrong(publishing(broker, 32001, 32001))).isEmpty();
    }

    @Test
    void a_published_port_with_only_container_names_behind_it_serves_nobody() {
        assertThat(wrong(publishing(broker(1), 9092, 9092)))
                .singleElement()
                .asString()
                .contains("port 9092", "sent on to kafka1:9092", "only containers know");
    }

    @Test
    void a_port_that_docker_picks_is_only_worth_a_note() {
        assertThat(wrong(publishing(broker(1), 0, 9092))).isEmpty();
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), publishing(broker(1), 0, 9092)))
                .singleElement()
                .asString()
                .contains("a port that Docker picks");
    }

    @Test
    void a_published_port_may_lead_to_the_inner_listener() {
        Service broker = broker(1, TWO, AMONG, "KAFKA_ADVERTISED_LISTENERS=IN://kafka1:9092,OUT://localhost:19092");

        assertThat(wrong(publishing(broker, 19092, 9092)))
                .singleElement()
                .asString()
                .contains("Port 19092 of the host leads to 9092", "the listener IN", "listens on 19092");
    }

    @Test
    void a_published_port_must_be_the_one_that_is_advertised() {
        Service broker = broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092");

        assertThat(wrong(publishing(broker, 9093, 9092)))
                .singleElement()
                .asString()
                .contains("come in by port 9093", "sent on to localhost:9092");
    }

    @Test
    void a_fixed_address_is_the_address_of_one_machine() {
        Service broker = broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://192.168.1.114:9092");

        assertThat(wrong(publishing(broker, 9092, 9092)))
                .singleElement()
                .asString()
                .contains("on any machine but the one with that address");
    }

    @Test
    void a_broker_that_publishes_nothing_promises_nothing() {
        assertThat(wrong(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092")))
                .isEmpty();
    }

    @Test
    void an_address_for_clients_outside_is_noted_where_brokers_and_containers_have_a_listener_of_their_own() {
        Service broker = broker(
                1,
                "KAFKA_ADVERTISED_LISTENERS=INTERNAL://kafka1:29092,EXTERNAL://10.22.191.78:9094",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT",
                "KAFKA_INTER_BROKER_LISTENER_NAME=INTERNAL");

        assertThat(wrong(publishing(broker, 9094, 9094))).isEmpty();
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), publishing(broker, 9094, 9094)))
                .anyMatch(note -> note.contains("by port 9094 are sent to 10.22.191.78:9094"));
    }

    @Test
    void a_full_domain_name_may_be_known_outside_as_well() {
        assertThat(problems(KraftNode.file(
                        "apache/kafka:4.1.1",
                        "hostname: kafka.example.com",
                        PUBLISHED,
                        "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka.example.com:9092")))
                .isEmpty();
    }

    @Test
    void an_address_that_the_file_gives_to_the_container_is_its_own_on_every_machine() {
        String file = KraftNode.file(
                        "apache/kafka:4.1.1",
                        PUBLISHED,
                        "networks: {n: {ipv4_address: 172.20.0.%s}}",
                        "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://172.20.0.5:9092")
                + "networks: {n: {ipam: {config: [{subnet: 172.20.0.0/16}]}}}\n";

        assertThat(problems(file.formatted("5"))).isEmpty();
        String owner = """
                  gateway:
                    image: gateway
                    ports: ["9092:9092"]
                    networks: {n: {ipv4_address: 172.20.0.5}}
                """;
        assertThat(problems(file.replace(
                                "    networks: {n: {ipv4_address: 172.20.0.%s}}\n",
                                "    network_mode: service:gateway\n")
                        .replace("    ports: [\"9092:9092\"]\n", "")
                        .replace("1@kafka:9093", "1@localhost:9093")
                        .replace("services:\n", "services:\n" + owner)))
                .as("the address of the service whose network it has")
                .isEmpty();
        assertThat(problems(file.formatted("6"))).anyMatch(problem -> problem.contains("172.20.0.5:9092"));
    }

    @Test
    void a_proxy_in_front_of_the_broker_may_hand_on_to_it() {
        String file = KraftNode.file(
                        "apache/kafka:4.1.1",
                        "ports: [\"19092:9092\"]",
                        "KAFKA_LISTENERS: INTERNAL://:29092,EXTERNAL://:9092,CONTROLLER://:9093",
                        "KAFKA_ADVERTISED_LISTENERS: INTERNAL://kafka:29092,EXTERNAL://localhost:%s",
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "KAFKA_INTER_BROKER_LISTENER_NAME: INTERNAL")
                + "  proxy: {image: \"nginx:1.27\", ports: [\"9092:9092\"]}\n";

        assertThat(problems(file.formatted("9092"))).isEmpty();
        assertThat(problems(file.formatted("9095"))).anyMatch(problem -> problem.contains("which is not this broker"));
    }

    @Test
    void a_listener_at_localhost_beside_one_that_is_published_is_for_the_container_itself() {
        Service broker = broker(
                1,
                "KAFKA_ADVERTISED_LISTENERS=LOCAL://localhost:9092,EXTERNAL://192.168.1.10:9094",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=LOCAL:PLAINTEXT,EXTERNAL:PLAINTEXT",
                "KAFKA_INTER_BROKER_LISTENER_NAME=LOCAL");

        assertThat(wrong(publishing(broker, 9094, 9094))).isEmpty();
        assertThat(wrong(publishing(broker, 9999, 9999))).isNotEmpty();
    }

    private static List<String> wrong(Service broker) {
        return findings(Severity.WRONG, zookeeper("zoo1"), broker);
    }
}
