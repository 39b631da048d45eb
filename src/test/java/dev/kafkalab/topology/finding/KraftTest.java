package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.combined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Finding.Severity;
import org.junit.jupiter.api.Test;

class KraftTest {

    private static final String VOTERS = "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093";

    @Test
    void three_combined_nodes_are_fine() {
        assertThat(findings(Severity.REFUSED, combined(1, VOTERS), combined(2, VOTERS), combined(3, VOTERS)))
                .isEmpty();
        assertThat(findings(Severity.WRONG, combined(1, VOTERS), combined(2, VOTERS), combined(3, VOTERS)))
                .isEmpty();
    }

    @Test
    void one_node_is_a_cluster_too() {
        assertThat(topology(combined(1, "1@localhost:9093")).findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void a_controller_must_be_a_voter() {
        assertThat(findings(Severity.REFUSED, combined(4, "1@kafka1:9093")))
                .singleElement()
                .asString()
                .contains("the id 4, which is not among the voters");
        assertThat(findings(Severity.REFUSED, combined(4, "1@kafka4:9093")))
                .singleElement()
                .asString()
                .contains("the id 4, and the voters have it as 1@kafka4:9093");
    }

    @Test
    void a_broker_must_not_be_a_voter() {
        assertThat(findings(
                        Severity.REFUSED,
                        combined(
                                1, "1@kafka1:9093", "KAFKA_PROCESS_ROLES=broker", "KAFKA_LISTENERS=PLAINTEXT://:9092")))
                .singleElement()
                .asString()
                .contains("a broker only, and its id 1 is among the voters");
    }

    @Test
    void a_voter_has_the_id_of_the_node_that_it_names() {
        assertThat(findings(Severity.WRONG, combined(1, "1@kafka2:9093,2@kafka1:9093"), combined(2, "2@kafka2:9093")))
                .anyMatch(finding -> finding.contains("looked for at kafka2:9093, and kafka2 has the id 2"));
    }

    @Test
    void a_voter_has_the_port_of_the_controllers_listener() {
        assertThat(findings(Severity.WRONG, combined(1, "1@kafka1:9092")))
                .singleElement()
                .asString()
                .contains("its controllers' listener has port 9093");
    }

    @Test
    void a_voter_that_is_not_there_is_never_found() {
        assertThat(findings(Severity.WRONG, combined(1, "1@kafka1:9093,2@kafka9:9093")))
                .singleElement()
                .asString()
                .contains("no service answers to that name");
    }

    @Test
    void a_quorum_that_no_controller_begins_is_told() {
        String file = """
                services:
                  kafka:
                    image: bitnamilegacy/kafka:4.0.0
                    environment:
                      KAFKA_CFG_NODE_ID: 1
                      KAFKA_CFG_PROCESS_ROLES: broker,controller
                      KAFKA_CFG_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                      KAFKA_CFG_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_CFG_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: kafka:9093
                      KAFKA_CFG_OFFSETS_TOPIC_REPLICATION_FACTOR: 1
                """;
        assertThat(ComposeText.problems(file))
                .singleElement()
                .asString()
                .startsWith("WRONG kafka: No controller of this cluster has voters or initial controllers")
                .contains("write KAFKA_CFG_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093 in place of");
        assertThat(ComposeText.problems(
                        file + "      KAFKA_INITIAL_CONTROLLERS: 1@kafka:9093:JEXY6aqzQY-32P5TStzaFg\n"))
                .isEmpty();
        assertThat(ComposeText.problems(
                        file.replace("QUORUM_BOOTSTRAP_SERVERS: kafka:9093", "QUORUM_VOTERS: 1@kafka:9093")))
                .isEmpty();
    }

    @Test
    void all_nodes_of_a_cluster_have_its_id() {
        assertThat(findings(
                        Severity.REFUSED,
                        combined(1, VOTERS),
                        combined(2, VOTERS, "CLUSTER_ID=other"),
                        combined(3, VOTERS)))
                .singleElement()
                .asString()
                .contains("kafka2: Its cluster id is other");
    }

    @Test
    void a_node_without_id_voters_or_controller_listener_is_refused() {
        assertThat(findings(Severity.REFUSED, combined(1, "1@kafka1:9093", "KAFKA_NODE_ID=")))
                .anyMatch(finding -> finding.contains("node.id is not set"));
        assertThat(findings(Severity.REFUSED, combined(1, "")))
                .anyMatch(finding -> finding.contains("controller.quorum.voters is not set"));
        assertThat(findings(Severity.REFUSED, combined(1, "1@kafka1:9093", "KAFKA_CONTROLLER_LISTENER_NAMES=")))
                .anyMatch(finding -> finding.contains("controller.listener.names is not set"));
    }

    @Test
    void a_voter_that_cannot_be_read_is_refused() {
        assertThat(findings(Severity.REFUSED, combined(1, "1@kafka1:9093,kafka2:9093")))
                .anyMatch(finding -> finding.contains("kafka2:9093 is not id@host:port"));
    }
}
