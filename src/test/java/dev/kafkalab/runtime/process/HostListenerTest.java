package dev.kafkalab.runtime.process;

import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Topology;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostListenerTest {

    private static final String OWN = "127.10.7.2";
    private static final Service REACHED =
            publishing(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092);

    @Test
    void a_broker_that_only_containers_reach_listens_at_its_own_address_as_well() {
        Map<String, String> properties = new TreeMap<>(
                Map.of("listeners", "PLAINTEXT://127.10.7.2:9092", "advertised.listeners", "PLAINTEXT://kafka:9092"));

        HostListener.addTo(properties, new Endpoint(OWN, 29092));

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

        HostListener.addTo(mapped, new Endpoint(OWN, 29092));
        HostListener.addTo(unmapped, new Endpoint(OWN, 29092));

        assertThat(mapped).containsEntry("listener.security.protocol.map", "INNER:SASL_SSL,KAFKA_LAB:PLAINTEXT");
        assertThat(unmapped.get("listener.security.protocol.map")).startsWith("CTL:PLAINTEXT,PLAINTEXT:PLAINTEXT,");
    }

    @Test
    void its_port_is_none_of_the_brokers_own() {
        Service broker = broker(
                "KAFKA_LISTENERS=PLAINTEXT://:29092,OTHER://:29093",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:29092,OTHER://kafka:29093",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=PLAINTEXT:PLAINTEXT,OTHER:PLAINTEXT");

        assertThat(at(broker)).contains(new Endpoint(OWN, 29094));
    }

    @Test
    void a_broker_that_the_host_reaches_by_its_file_needs_none() {
        assertThat(at(REACHED)).isEmpty();
    }

    @Test
    void a_broker_that_sends_the_host_to_a_port_of_nobody_has_none_so_that_the_mistake_shows() {
        assertThat(at(publishing(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9093"), 9092, 9092)))
                .isEmpty();
        assertThat(at(publishing(broker("KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092"), 9092, 9092)))
                .isPresent();
    }

    /** A broker lists only those that have the listener at which it is asked. */
    @Test
    void where_one_broker_needs_it_all_have_it() {
        Service inner = service(
                "kafka2",
                "confluentinc/cp-kafka:7.9.1",
                "KAFKA_ZOOKEEPER_CONNECT=zoo:2181",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka2:9092");
        Topology both = topology(REACHED, inner);

        assertThat(both.nodes())
                .allSatisfy(
                        node -> assertThat(HostListener.of(both).at(node, OWN)).contains(new Endpoint(OWN, 29092)));
    }

    /** A client without a name would be let in, and then be refused what it asks. */
    @Test
    void nor_does_one_that_asks_who_may_do_what() {
        Service broker = broker(
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka:9092",
                "KAFKA_AUTHORIZER_CLASS_NAME=kafka.security.authorizer.AclAuthorizer");

        assertThat(at(broker)).isEmpty();
    }

    private static Optional<Endpoint> at(Service broker) {
        Topology topology = topology(broker);
        return HostListener.of(topology).at(topology.nodes().get(0), OWN);
    }

    private static Service broker(String... variables) {
        return service(
                "kafka",
                "confluentinc/cp-kafka:7.9.1",
                Stream.concat(Stream.of("KAFKA_ZOOKEEPER_CONNECT=zoo:2181"), Stream.of(variables))
                        .toArray(String[]::new));
    }
}
