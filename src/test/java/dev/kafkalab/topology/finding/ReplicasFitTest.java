package dev.kafkalab.topology.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicasFitTest {

    private static final String BROKER = """
              kafka:
                image: apache/kafka:4.1.1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"scale: 2", "scale: 2\n    ports: [8080]", "scale: 2\n    ports: [\"8080-8081:8080\"]"})
    void a_tool_runs_once_and_that_is_noted(String replicas) {
        assertThat(about("ui", "services:\n" + BROKER + "  ui:\n    image: ui\n    " + replicas))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).startsWith("It is to run 2 times. A lab runs it once");
                });
    }

    @Test
    void several_containers_cannot_have_one_port_of_the_host() {
        assertThat(about("ui", "services:\n" + BROKER + "  ui:\n    image: ui\n    scale: 2\n    ports: [\"8080:80\"]"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
                    assertThat(finding.position().line()).isEqualTo(7);
                    assertThat(finding.message()).contains("port 8080 of the host");
                });
    }

    @Test
    void several_brokers_of_one_service_have_one_id() {
        List<Finding> findings = about("kafka", """
                services:
                  kafka:
                    image: apache/kafka:4.1.1
                    deploy: {replicas: 3}
                """);
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.REFUSED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message())
                            .isEqualTo(
                                    "It is to run 3 times, and all of them would have the id 1: only one of them can join its cluster.");
                    assertThat(finding.remedy()).startsWith("write a service of its own for each");
                });
    }

    @Test
    void brokers_whose_ids_are_generated_are_not_told_apart_either() {
        assertThat(about("kafka", """
                services:
                  zoo: {image: "zookeeper:3.8.4"}
                  kafka:
                    image: wurstmeister/kafka:2.13-2.8.1
                    scale: 3
                    environment: {KAFKA_ZOOKEEPER_CONNECT: "zoo:2181"}
                """))
                .filteredOn(finding -> finding.severity() == Severity.REFUSED)
                .extracting(Finding::message)
                .contains("It is to run 3 times, and here a node is known by the name of its service.");
    }

    private static List<Finding> about(String service, String text) {
        return ComposeText.read(text).findings().stream()
                .filter(finding -> finding.node().equals(service))
                .toList();
    }
}
