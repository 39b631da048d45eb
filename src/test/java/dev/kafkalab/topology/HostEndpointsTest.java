package dev.kafkalab.topology;

import static dev.kafkalab.topology.Services.node;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostEndpointsTest {

    @Test
    void a_tool_is_reached_at_the_first_port_that_it_publishes() {
        assertThat(node(publishing(
                                publishing(service("ui", "obsidiandynamics/kafdrop:4.2.0"), 19000, 9000), 19001, 9001))
                        .hostEndpoint())
                .contains(new Endpoint("127.0.0.1", 19000));
    }

    @Test
    void a_tool_that_publishes_none_is_not_reached() {
        assertThat(node(service("ui", "obsidiandynamics/kafdrop:4.2.0")).hostEndpoint())
                .isEmpty();
        assertThat(node(publishing(service("ui", "obsidiandynamics/kafdrop:4.2.0"), 0, 9000))
                        .hostEndpoint())
                .isEmpty();
    }
}
