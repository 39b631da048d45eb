package dev.kafkalab.runtime.process;

import static dev.kafkalab.topology.Services.node;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Endpoint;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostListenerTest {

    private static final String OWN = "127.10.7.2";

    @Test
    void a_broker_that_only_containers_reach_listens_at_its_own_address_as_well() {
        Map<String, String> properties = new TreeMap<>(
                Map.of("listeners", "PLAINTEXT://127.10.7.2:9092", "advertised.listeners", "PLAINTEXT://kafka:9092"));

        HostListener.addTo(properties, node(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092")), OWN);

        assertThat(properties)
                .containsEntry("listeners", "PLAINTEXT://127.10.7.2:9092,KAFKA_LAB://127.10.7.2:29092")
                .containsEntry("advertised.listeners", "PLAINTEXT://kafka:9092,KAFKA_LAB://127.10.7.2:29092")
                .containsEntry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL,KAFKA_LAB:PLAINTEXT");
    }

    @Test
    void what_maps_names_to_protocols_stays_and_so_does_what_kafka_takes_controllers_for() {
        Map<String, String> mapped = new TreeMap<>(Map.of("listener.security.protocol.map", "INNER:SASL_SSL"));
        Map<String, String> unmapped = new TreeMap<>(Map.of("controller.listener.names", "CTL"));

        HostListener.addTo(mapped, node(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092")), OWN);
        HostListener.addTo(unmapped, node(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092")), OWN);

        assertThat(mapped).containsEntry("listener.security.protocol.map", "INNER:SASL_SSL,KAFKA_LAB:PLAINTEXT");
        assertThat(unmapped.get("listener.security.protocol.map")).startsWith("CTL:PLAINTEXT,PLAINTEXT:PLAINTEXT,");
    }

    @Test
    void its_port_is_none_of_the_brokers_own() {
        Service broker = broker(
                "KAFKA_LISTENERS=PLAINTEXT://:29092,OTHER://:29093",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:29092,OTHER://kafka:29093",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,OTHER:PLAINTEXT");

        assertThat(HostListener.of(node(broker), OWN)).contains(new Endpoint(OWN, 29094));
    }

    @Test
    void a_broker_that_the_host_reaches_by_its_file_gets_none() {
        Service broker = publishing(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092);
        Map<String, String> properties = new TreeMap<>(Map.of("listeners", "PLAINTEXT://127.10.7.2:9092"));

        HostListener.addTo(properties, node(broker), OWN);

        assertThat(properties).isEqualTo(Map.of("listeners", "PLAINTEXT://127.10.7.2:9092"));
        assertThat(HostListener.of(node(broker), OWN)).isEmpty();
    }

    /** A client without a name would be let in, and then be refused what it asks. */
    @Test
    void nor_does_one_that_asks_who_may_do_what() {
        Service broker = broker(
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092",
                "KAFKA_AUTHORIZER_CLASS_NAME=kafka.security.authorizer.AclAuthorizer");

        assertThat(HostListener.of(node(broker), OWN)).isEmpty();
    }

    private static Service broker(String... variables) {
        return service(
                "kafka",
                "confluentinc/cp-kafka:7.9.1",
                Stream.concat(Stream.of("KAFKA_ZOOKEEPER_CONNECT=zoo:2181"), Stream.of(variables))
                        .toArray(String[]::new));
    }
}
