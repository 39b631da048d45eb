package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.ComposeText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Findings that depend on which networks the services of a file are on. */
class NetworksTest {

    @Test
    void a_controller_on_another_network_is_not_reached() {
        String file = """
                services:
                  controller:
                    image: apache/kafka:4.1.1
                    networks: [control]
                    environment:
                      KAFKA_NODE_ID: 1
                      KAFKA_PROCESS_ROLES: controller
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@controller:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_LISTENERS: CONTROLLER://:9093
                  broker:
                    image: apache/kafka:4.1.1
                    networks: [data%s]
                    ports: ["9092:9092"]
                    environment:
                      KAFKA_NODE_ID: 2
                      KAFKA_PROCESS_ROLES: broker
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@controller:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_LISTENERS: PLAINTEXT://:9092
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092
                      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                networks: {control: , data: }
                """;

        assertThat(problems(file.formatted("")))
                .singleElement()
                .asString()
                .startsWith("WRONG broker: The voter 1 is looked for at controller:9093, which broker cannot reach:")
                .endsWith("Fix: add control to the networks of broker.");
        assertThat(problems(file.formatted(", control"))).as("the fix").isEmpty();
    }

    @Test
    void on_the_default_bridge_zookeeper_has_no_name() {
        String file = """
                services:
                  zookeeper:
                    image: confluentinc/cp-zookeeper:7.9.1
                    %1$s
                    environment:
                      ZOOKEEPER_CLIENT_PORT: 2181
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    %1$s
                    %2$s
                    ports: ["9092:9092"]
                    environment:
                      KAFKA_BROKER_ID: 1
                      KAFKA_ZOOKEEPER_CONNECT: zookeeper:2181
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092
                      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                """;

        assertThat(problems(file.formatted("network_mode: bridge", "")))
                .singleElement()
                .asString()
                .contains(
                        "WRONG kafka: zookeeper.connect names zookeeper:2181, which kafka cannot reach",
                        "leave network_mode: bridge out of kafka and zookeeper");
        assertThat(problems(file.formatted("", ""))).as("the fix").isEmpty();
        assertThat(problems(file.formatted("network_mode: bridge", "links: [zookeeper]")))
                .isEmpty();
    }

    @Test
    void who_speaks_to_an_external_network_may_know_names_of_another_file() {
        assertThat(problems("""
                services:
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    networks: [shared]
                    environment:
                      KAFKA_BROKER_ID: 1
                      KAFKA_ZOOKEEPER_CONNECT: zookeeper:2181
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
                      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                networks: {shared: {external: true}}
                """)).isEmpty();
    }

    private static final String ON_HOST = """
            services:
              zoo:
                image: confluentinc/cp-zookeeper:7.9.1
                network_mode: host
                %1$s
                environment:
                  ZOOKEEPER_CLIENT_PORT: 22181
              kafka1:
                image: confluentinc/cp-kafka:7.9.1
                network_mode: host
                %1$s
                environment:
                  KAFKA_BROKER_ID: 1
                  KAFKA_ZOOKEEPER_CONNECT: localhost:22181
                  KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:19092
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 2
              kafka2:
                image: confluentinc/cp-kafka:7.9.1
                network_mode: host
                environment:
                  KAFKA_BROKER_ID: 2
                  KAFKA_ZOOKEEPER_CONNECT: localhost:22181
                  KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:%2$s
                  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 2
            """;

    @Test
    void on_the_hosts_network_localhost_leads_to_every_node_with_or_without_ports() {
        for (String ports : List.of("", "ports: [\"19092:19092\"]")) {
            Topology file = ComposeText.read(ON_HOST.formatted(ports, "29092"));

            assertThat(problems(ON_HOST.formatted(ports, "29092"))).isEmpty();
            assertThat(file.nodes())
                    .extracting(Node::hostEndpoint)
                    .containsExactly(
                            Optional.of(new Endpoint("127.0.0.1", 22181)),
                            Optional.of(new Endpoint("127.0.0.1", 19092)),
                            Optional.of(new Endpoint("127.0.0.1", 29092)));
            assertThat(file.findings())
                    .extracting(Finding::message)
                    .filteredOn(message -> message.startsWith("On the host's network nothing is published"))
                    .as("Compose discards them")
                    .hasSize(ports.isEmpty() ? 0 : 2);
        }
    }

    @Test
    void two_nodes_on_the_hosts_network_cannot_have_one_port() {
        assertThat(problems(ON_HOST.formatted("", "19092")))
                .anyMatch(
                        problem -> problem.startsWith("REFUSED kafka2: Port 19092 of the host is bound by kafka1 too"));
    }

    @Test
    void two_addresses_of_the_hosts_network_have_each_their_ports() {
        String two = ON_HOST.replace(
                        "localhost:19092", "127.0.0.1:19092\n      KAFKA_LISTENERS: PLAINTEXT://127.0.0.1:19092")
                .replace("localhost:%2$s", "%2$s\n      KAFKA_LISTENERS: PLAINTEXT://%2$s");

        assertThat(problems(two.formatted("", "127.0.0.2:19092"))).isEmpty();
        assertThat(ComposeText.read(two.formatted("", "127.0.0.2:19092"))
                        .node("kafka2")
                        .orElseThrow()
                        .hostEndpoint())
                .contains(new Endpoint("127.0.0.2", 19092));
        assertThat(problems(two.formatted("", "kafka2.example.com:19092")))
                .as("only the host knows which address that is")
                .isEmpty();
        assertThat(problems(two.formatted("", "127.0.0.1:19092")))
                .anyMatch(
                        problem -> problem.startsWith("REFUSED kafka2: Port 19092 of the host is bound by kafka1 too"));
    }

    @Test
    void a_broker_with_the_network_of_a_service_has_its_ports() {
        String beside = WITH_CLIENT
                .replace("    ports: [\"9092:9092\"]\n", "    network_mode: service:app\n")
                .replace("kafka:29092", "app:29092")
                .replace("kafka:9093", "app:9093")
                .formatted("ports: [\"9092:9092\"]", "A: b");

        assertThat(problems(beside)).isEmpty();
        assertThat(ComposeText.read(beside).node("kafka").orElseThrow().hostEndpoint())
                .contains(new Endpoint("127.0.0.1", 9092));
        assertThat(ComposeText.read(beside).findings())
                .extracting(Finding::message)
                .noneMatch(message -> message.startsWith("No listener leads from this machine"));
        assertThat(problems(beside.replace("localhost:9092", "127.0.0.1:9092").replace("9092:9092\"]", "9093:9092\"]")))
                .as("the loopback is no address of one machine")
                .noneMatch(problem -> problem.contains("on any machine but the one"));
    }

    @Test
    void a_listener_may_be_bound_to_an_address_of_ipv6() {
        assertThat(problems(WITH_CLIENT
                        .replace("IN://:29092", "IN://[fd00::5]:29092")
                        .replace("IN://kafka:29092", "IN://[fd00::5]:29092")
                        .formatted("", "A: b")))
                .isEmpty();
    }

    @Test
    void a_single_broker_of_zookeepers_time_must_find_itself() {
        assertThat(problems("""
                services:
                  zoo:
                    image: confluentinc/cp-zookeeper:7.9.1
                    environment:
                      ZOOKEEPER_CLIENT_PORT: 2181
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    ports: ["29092:9092"]
                    environment:
                      KAFKA_BROKER_ID: 1
                      KAFKA_ZOOKEEPER_CONNECT: zoo:2181
                      KAFKA_LISTENERS: PLAINTEXT://:9092
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:29092
                      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                """))
                .singleElement()
                .asString()
                .startsWith(
                        "WRONG kafka: The controller, which is this broker too, is told to find it at localhost:29092");
    }

    private static final String WITH_CLIENT = KraftNode.file(
                    "apache/kafka:4.1.1",
                    "ports: [\"9092:9092\"]",
                    "KAFKA_LISTENERS: IN://:29092,OUT://:9092,CONTROLLER://:9093",
                    "KAFKA_ADVERTISED_LISTENERS: IN://kafka:29092,OUT://localhost:9092",
                    "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: IN:PLAINTEXT,OUT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                    "KAFKA_INTER_BROKER_LISTENER_NAME: IN")
            + """
              app:
                image: example/app:1
                %s
                environment:
                  %s
            networks: {other: }
            """;

    @Test
    void a_client_that_is_sent_back_to_the_broker_is_fine() {
        assertThat(problems(WITH_CLIENT.formatted("", "SPRING_KAFKA_BOOTSTRAP_SERVERS: kafka:29092")))
                .isEmpty();
        assertThat(problems(WITH_CLIENT.formatted("network_mode: host", "BOOTSTRAP_SERVERS: localhost:9092")))
                .as("on the host's network")
                .isEmpty();
        assertThat(problems(WITH_CLIENT.formatted("", "BOOTSTRAP_SERVERS: nobody:9092,kafka:29092")))
                .as("one server of the list is enough")
                .isEmpty();
        assertThat(problems(WITH_CLIENT.formatted("", "BOOTSTRAP_SERVERS: kafka.example.com:9092")))
                .as("outside of the file")
                .isEmpty();
        assertThat(problems(WITH_CLIENT.formatted("", "MQTT_BROKER: mosquitto:1883")))
                .as("not Kafka's")
                .isEmpty();
        assertThat(problems(WITH_CLIENT.formatted("", "KAFKA_BROKERS: three of them")))
                .as("no addresses")
                .isEmpty();
    }

    @Test
    void a_client_is_told_where_it_comes_in() {
        assertThat(problems(WITH_CLIENT.formatted("", "BOOTSTRAP_SERVERS: kafka:9092")))
                .singleElement()
                .asString()
                .contains(
                        "WRONG app: app comes in by kafka:9092 and is sent on to localhost:9092",
                        "Fix: write kafka:29092.");
        assertThat(problems(WITH_CLIENT.formatted("", "CONNECT_BOOTSTRAP_SERVERS: localhost:9092")))
                .singleElement()
                .asString()
                .contains("localhost:9092 is the container of app itself", "Fix: write kafka:29092.");
        assertThat(problems(WITH_CLIENT.formatted("", "KAFKA_BROKERCONNECT: kafka:9093")))
                .singleElement()
                .asString()
                .contains("kafka:9093 is no listener for clients of kafka", "Fix: write kafka:29092.");
        assertThat(problems(WITH_CLIENT.formatted("", "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: kafak:29092")))
                .singleElement()
                .asString()
                .contains("no service answers to that name");
        assertThat(problems(WITH_CLIENT.formatted("networks: [other]", "KAFKA_BROKERCONNECT: kafka:29092")))
                .singleElement()
                .asString()
                .contains("app cannot reach kafka:29092", "Fix: add default to the networks of app.");
    }

    @Test
    void a_port_at_another_address_of_the_host_is_not_at_localhost() {
        assertThat(problems(WITH_CLIENT
                        .replace("\"9092:9092\"", "\"192.0.2.7:9092:9092\"")
                        .formatted("", "A: b")))
                .singleElement()
                .asString()
                .contains(
                        "Port 9092 is opened at 192.0.2.7 of the host only",
                        "Fix: publish 9092:9092, without an address");
    }

    @Test
    void a_listener_is_bound_to_an_address_that_its_container_has() {
        String bound = WITH_CLIENT
                .replace("IN://:29092", "IN://%s:29092")
                .replace("A: b", "")
                .formatted("%s", "", "A: b");

        assertThat(problems(bound.formatted("kafka"))).isEmpty();
        assertThat(problems(bound.formatted("192.168.1.20")))
                .anyMatch(problem -> problem.startsWith("REFUSED kafka: IN is bound to 192.168.1.20, an address that"));
        assertThat(problems(bound.formatted("172.18.0.2")))
                .as("Docker may happen to choose that one")
                .anyMatch(problem -> problem.startsWith("WRONG kafka: IN is bound to 172.18.0.2"));
        assertThat(problems(bound.formatted("app")))
                .anyMatch(problem -> problem.startsWith("REFUSED kafka: IN is bound to app, which is app"));
    }
}
