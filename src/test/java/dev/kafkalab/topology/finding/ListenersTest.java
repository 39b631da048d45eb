package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenersTest {

    private static final String NAMED = "KAFKA_ADVERTISED_LISTENERS=IN://kafka1:9092";
    private static final String MAPPED = "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=IN:PLAINTEXT";

    @Test
    void a_listener_name_needs_a_security_protocol() {
        assertThat(refused(NAMED, "KAFKA_INTER_BROKER_LISTENER_NAME=IN"))
                .singleElement()
                .asString()
                .contains("No security protocol is defined for the listener IN");
    }

    @Test
    void brokers_use_plaintext_among_themselves_unless_told_otherwise() {
        assertThat(refused(NAMED, MAPPED)).singleElement().asString().contains("No listener is called PLAINTEXT");
    }

    @Test
    void the_listener_among_brokers_must_be_there() {
        assertThat(refused(NAMED, MAPPED, "KAFKA_INTER_BROKER_LISTENER_NAME=INTERNAL"))
                .singleElement()
                .asString()
                .contains("inter.broker.listener.name is INTERNAL, and the broker advertises IN");
    }

    @Test
    void what_is_advertised_must_be_bound() {
        assertThat(refused(
                        "KAFKA_LISTENERS=PLAINTEXT://:9092",
                        "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092,SSL_://kafka1:1"))
                .anyMatch(finding -> finding.contains("SSL_ is advertised and is not among the listeners"));
    }

    @Test
    void two_listeners_need_two_ports() {
        assertThat(refused(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,OUT:PLAINTEXT",
                        "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092,OUT://localhost:9092"))
                .singleElement()
                .asString()
                .contains("Two listeners bind port 9092");
    }

    @ParameterizedTest
    @CsvSource({
        "'V4://127.0.0.1:9092,V6://[::1]:9092', 0",
        "'V4://172.20.0.5:9092,V6://fd00::5:9092', 0",
        "'V4://127.0.0.1:9092,V6://127.0.0.2:9092', 1",
        "'V4://127.0.0.1:9092,V6://localhost:9092', 1",
        "'V4://0.0.0.0:9092,V6://[::]:9092', 1",
        "'V4://127.0.0.1:9092,V6://[::1]:9092,V7://[::2]:9092', 2"
    })
    void an_address_of_version_four_and_one_of_version_six_share_a_port(String listeners, int refusals) {
        assertThat(refused(
                        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=V4:PLAINTEXT,V6:PLAINTEXT,V7:PLAINTEXT",
                        "KAFKA_INTER_BROKER_LISTENER_NAME=V4",
                        "KAFKA_LISTENERS=" + listeners,
                        "KAFKA_ADVERTISED_LISTENERS=V4://kafka1:9092"))
                .filteredOn(finding -> finding.contains("Two listeners bind port 9092"))
                .hasSize(refusals);
    }

    @Test
    void a_listener_that_cannot_be_read_is_refused() {
        assertThat(refused("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092,kafka1:9093"))
                .anyMatch(finding -> finding.contains("kafka1:9093 in advertised.listeners cannot be read"));
    }

    private static List<String> refused(String... variables) {
        return findings(Severity.REFUSED, zookeeper("zoo1"), broker(1, variables));
    }
}
