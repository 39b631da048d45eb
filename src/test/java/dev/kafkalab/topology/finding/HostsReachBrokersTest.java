package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsReachBrokersTest {

    private static final String TWO = "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=IN:PLAINTEXT,OUT:PLAINTEXT";
    private static final String AMONG = "KAFKA_INTER_BROKER_LISTENER_NAME=IN";

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

    private static List<String> wrong(Service broker) {
        return findings(Severity.WRONG, zookeeper("zoo1"), broker);
    }
}
