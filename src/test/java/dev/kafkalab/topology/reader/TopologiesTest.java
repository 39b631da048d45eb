package dev.kafkalab.topology.reader;

import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Services;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopologiesTest {

    private static final Path FAILOVER_LAB = Path.of("compose", "zookeeper-ensemble.yml");

    @Test
    void reads_the_failover_lab_without_a_finding() {
        Topology topology = Topologies.read(FAILOVER_LAB, Map.of());

        assertThat(topology.findings()).isEmpty();
        assertThat(topology.nodes(Role.ZOOKEEPER)).extracting(Node::name).containsExactly("zoo1", "zoo2", "zoo3");
        assertThat(topology.nodes(Role.BROKER)).extracting(Node::name).containsExactly("kafka1", "kafka2", "kafka3");
        assertThat(topology.node("kafka2").flatMap(Node::hostEndpoint)).contains(new Endpoint("127.0.0.1", 32002));
        assertThat(topology.node("zoo3").flatMap(Node::hostEndpoint)).contains(new Endpoint("127.0.0.1", 2183));
    }

    @Test
    void services_are_started_with_what_they_depend_on() {
        Topology topology = Topologies.read(FAILOVER_LAB, Map.of());

        assertThat(topology.withDependencies(List.of("zoo2"))).containsExactly("zoo2");
        assertThat(topology.withDependencies(List.of("kafka1")))
                .containsExactlyInAnyOrder("kafka1", "zoo1", "zoo2", "zoo3");
        assertThatThrownBy(() -> topology.withDependencies(List.of("kafka4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No service kafka4 in compose/zookeeper-ensemble.yml; it has [zoo1,");
    }

    @Test
    void the_stand_in_images_mean_the_same_as_the_published_ones() {
        Topology published = Topologies.read(FAILOVER_LAB, Map.of());
        Topology standIns = Topologies.read(
                FAILOVER_LAB,
                Map.of("KAFKA_IMAGE", "kafka-lab/cp-kafka:7.9.1", "ZOOKEEPER_IMAGE", "kafka-lab/zookeeper:3.8.4"));

        assertThat(standIns.findings()).isEmpty();
        assertThat(standIns.nodes())
                .extracting(Node::program)
                .isEqualTo(published.nodes().stream().map(Node::program).toList());
    }

    @Test
    void a_broker_that_advertises_only_its_own_name_is_out_of_the_hosts_reach() {
        Topology topology = topology(service(
                "kafka1",
                "confluentinc/cp-kafka:7.9.1",
                "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092"));

        assertThat(topology.brokersOutOfReach()).containsExactly("kafka1");
        assertThat(Topologies.read(FAILOVER_LAB, Map.of()).brokersOutOfReach()).isEmpty();
    }

    @Test
    void an_image_that_nobody_knows_is_a_tool() {
        Node node = Services.node(service("kafdrop", "obsidiandynamics/kafdrop:4.2.0"));

        assertThat(node.roles()).containsExactly(Role.TOOL);
        assertThat(node.program()).isEqualTo(new Program.Tool());
        assertThat(node.hostEndpoint()).isEmpty();
    }

    @Test
    void an_unknown_image_that_is_configured_as_a_broker_is_pointed_out() {
        assertThat(Services.findings(
                        Severity.NOTE, service("kafka1", "somebody/kafka:1.0.0", "KAFKA_LISTENERS=PLAINTEXT://:9092")))
                .singleElement()
                .asString()
                .contains("looks like a broker", "counts as a tool");
    }

    @Test
    void a_note_that_is_the_same_for_several_nodes_is_made_once() {
        Topology topology = topology(service("zoo1", "zookeeper"), service("zoo2", "zookeeper"));

        assertThat(topology.findings())
                .singleElement()
                .extracting(Finding::node)
                .isEqualTo("zoo1");
    }

    @Test
    void the_worst_comes_first() {
        Topology topology = topology(service("zookeeper", "confluentinc/cp-zookeeper"));

        assertThat(topology.findings()).extracting(Finding::severity).containsExactly(Severity.REFUSED, Severity.NOTE);
    }

    @Test
    void an_image_whose_tag_is_empty_is_refused() {
        assertThat(Services.findings(Severity.REFUSED, service("ui", "somebody/ui:")))
                .singleElement()
                .asString()
                .contains("no image reference");
    }

    @Test
    void a_finding_points_at_the_line_of_its_variable() {
        Topology topology = topology(
                service("zookeeper", "confluentinc/cp-zookeeper:7.9.1", "ZOOKEEPER_CLIENT_PORT=2181", "ZOO_MY_ID=1"));

        assertThat(topology.findings())
                .singleElement()
                .hasToString(
                        "lab.yml:12: zookeeper: confluentinc/cp-zookeeper:7.9.1 ignores ZOO_MY_ID, which is the official image's name."
                                + " Fix: use the image's own ZOOKEEPER_ names.");
    }

    @Test
    void a_service_that_is_only_built_is_a_tool_with_its_own_name() {
        Service built = new Service(
                "app",
                service("app", "x").position(),
                Optional.empty(),
                true,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Service.Restart.NEVER,
                1);

        assertThat(Services.node(built).image().repository()).isEqualTo("app");
        assertThat(Services.node(built).is(Role.TOOL)).isTrue();
    }
}
