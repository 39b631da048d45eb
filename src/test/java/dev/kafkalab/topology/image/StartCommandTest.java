package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.running;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartCommandTest {

    private static final String IMAGE = "confluentinc/cp-kafka:7.2.2";

    @Test
    void a_container_that_creates_topics_is_a_tool() {
        Service init =
                running(service("init", IMAGE), "bash", "-c", "kafka-topics --create --bootstrap-server kafka1:9092");

        assertThat(Services.node(init).roles()).containsExactly(Role.TOOL);
        assertThat(Services.topology(init).findings())
                .noneMatch(finding -> finding.node().equals("init"));
    }

    @Test
    void a_container_that_only_waits_is_a_tool() {
        assertThat(Services.node(running(service("shell", IMAGE), "sleep", "infinity"))
                        .roles())
                .containsExactly(Role.TOOL);
    }

    @Test
    void what_runs_before_the_images_start_may_put_things_right() {
        Service kafka =
                running(service("kafka1", IMAGE), "bash", "-c", "/tmp/update_run.sh && /etc/confluent/docker/run");

        assertThat(Services.node(kafka).roles()).containsExactly(Role.BROKER);
        assertThat(findings(Severity.REFUSED, kafka)).isEmpty();
        assertThat(findings(Severity.NOTE, kafka)).anyMatch(finding -> finding.contains("something of its own"));
    }

    @Test
    void an_unknown_script_with_a_brokers_environment_is_a_guess() {
        Service kafka = running(service("kafka1", IMAGE, "KAFKA_ZOOKEEPER_CONNECT=zoo.example:2181"), "/start.sh");

        assertThat(Services.node(kafka).roles()).containsExactly(Role.BROKER);
        assertThat(findings(Severity.NOTE, kafka)).anyMatch(finding -> finding.contains("is a guess"));
    }

    @Test
    void the_images_own_command_written_out_changes_nothing() {
        Service zookeeper = running(service("zoo1", "zookeeper:3.8.4"), "zkServer.sh", "start-foreground");

        assertThat(Services.topology(zookeeper).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, /etc/kafka/docker/run",
        "apache/kafka:4.1.1, /__cacert_entrypoint.sh /etc/kafka/docker/run",
        "confluentinc/cp-kafka:7.9.1, bash -c /etc/confluent/docker/run",
        "confluentinc/cp-kafka:7.9.1, sh -c exec /etc/confluent/docker/run",
        "bitnamilegacy/kafka:3.9.0, /opt/bitnami/scripts/kafka/entrypoint.sh /opt/bitnami/scripts/kafka/run.sh",
        "wurstmeister/kafka:2.13-2.8.1, start-kafka.sh"
    })
    void its_own_script_by_whatever_shell_is_its_own(String image, String command) {
        assertThat(UnreadSettings.mayChange(running(service("kafka1", image), command.split(" ", 3))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties",
        "apache/kafka:4.1.1, sh -c /opt/kafka/bin/kafka-server-start.sh x --override node.id=2",
        "confluentinc/cp-kafka:7.9.1, kafka-server-start /etc/kafka/server.properties --override broker.id=2",
        "confluentinc/cp-kafka:7.9.1, bash -c kafka-storage format -t x -c y && kafka-server-start y",
        "bitnamilegacy/kafka:3.9.0, kafka-server-start.sh /opt/bitnami/kafka/config/server.properties",
        "wurstmeister/kafka:2.13-2.8.1, kafka-server-start.sh config/server.properties --override broker.id=2",
        "confluentinc/cp-zookeeper:7.9.1, zookeeper-server-start /etc/kafka/zookeeper.properties"
    })
    void settings_on_a_command_line_are_noted_once_and_nothing_else_is_said(String image, String command) {
        Service node = running(service("node", image), command.split(" ", 3));

        assertThat(Services.topology(node).findings())
                .filteredOn(finding -> !finding.message().contains("retired"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).startsWith("Its command replaces the image's start script");
                });
    }
}
