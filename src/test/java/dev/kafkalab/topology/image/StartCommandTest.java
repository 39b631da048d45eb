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
}
