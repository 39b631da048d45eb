package dev.kafkalab.topology.reader;

import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Listener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaListenersTest {

    @Test
    void a_broker_binds_9092_in_plain_text_unless_told_otherwise() {
        assertThat(listeners(Map.of()))
                .containsExactly(new Listener(
                        "PLAINTEXT",
                        new Endpoint("0.0.0.0", 9092),
                        Optional.of(new Endpoint("kafka1", 9092)),
                        "PLAINTEXT"));
    }

    @Test
    void controllers_are_not_advertised() {
        assertThat(listeners(Map.of(
                        "process.roles", "broker,controller",
                        "controller.listener.names", "CONTROLLER",
                        "listeners", "PLAINTEXT://:9092,CONTROLLER://:9093")))
                .extracting(Listener::name, listener -> listener.advertised().isPresent(), Listener::securityProtocol)
                .containsExactly(tuple("PLAINTEXT", true, "PLAINTEXT"), tuple("CONTROLLER", false, "PLAINTEXT"));
    }

    @Test
    void an_old_broker_is_advertised_by_host_name_and_port() {
        assertThat(listeners(Map.of("advertised.host.name", "localhost", "advertised.port", "19092")))
                .extracting(Listener::advertised)
                .containsExactly(Optional.of(new Endpoint("localhost", 19092)));
    }

    @Test
    void a_port_that_is_no_number_makes_no_listener() {
        assertThat(listeners(Map.of("port", "nine"))).isEmpty();
    }

    private static List<Listener> listeners(Map<String, String> properties) {
        return KafkaListeners.of(service("kafka1", "image"), properties);
    }
}
