package dev.kafkalab.topology;

import static dev.kafkalab.topology.Services.node;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import org.junit.jupiter.api.Test;

class NodeTest {

    private static final Service KAFDROP = service("ui", "obsidiandynamics/kafdrop:4.2.0");

    @Test
    void a_published_port_is_the_hosts_before_the_nodes_own() {
        Service service = publishing(publishing(KAFDROP, 19000, 9000), 9001, 9001);

        assertThat(node(service).publishedPorts()).containsExactly("19000:9000", "9001:9001");
    }

    @Test
    void a_port_that_docker_chooses_is_not_told() {
        assertThat(node(publishing(KAFDROP, 0, 9000)).publishedPorts()).isEmpty();
    }
}
