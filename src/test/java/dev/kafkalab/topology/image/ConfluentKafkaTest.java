package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Services;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfluentKafkaTest {

    private static final String IMAGE = "confluentinc/cp-kafka:7.9.1";

    @Test
    void turns_variables_into_properties() {
        assertThat(properties(
                        "KAFKA_BROKER_ID=1",
                        "KAFKA_A__B=x",
                        "KAFKA_A___B=y",
                        "KAFKA_HEAP_OPTS=-Xmx1g",
                        "KAFKA_JMX_PORT=1"))
                .containsEntry("broker.id", "1")
                .containsEntry("a_b", "x")
                .containsEntry("a-b", "y")
                .doesNotContainKeys("heap.opts", "jmx.port");
    }

    @Test
    void binds_on_every_interface_what_is_advertised() {
        assertThat(properties("KAFKA_ADVERTISED_LISTENERS=IN://kafka1:9092,OUT://localhost:32001"))
                .containsEntry("listeners", "IN://0.0.0.0:9092,OUT://0.0.0.0:32001");
    }

    @Test
    void keeps_its_data_where_the_image_does() {
        assertThat(properties()).containsEntry("log.dirs", "/var/lib/kafka/data");
        assertThat(properties("KAFKA_LOG_DIRS=/data")).containsEntry("log.dirs", "/data");
    }

    @Test
    void is_refused_without_the_variables_that_the_image_requires() {
        assertThat(findings(Severity.REFUSED, service("kafka1", IMAGE)))
                .anyMatch(finding -> finding.contains("KAFKA_ZOOKEEPER_CONNECT is not set"))
                .anyMatch(finding -> finding.contains("KAFKA_ADVERTISED_LISTENERS is not set"));
    }

    @Test
    void has_no_zookeeper_mode_from_8_on_which_latest_is() {
        Service kafka = service("kafka1", "confluentinc/cp-kafka", "KAFKA_ZOOKEEPER_CONNECT=zoo1.example:2181");

        assertThat(findings(Severity.REFUSED, kafka)).anyMatch(finding -> finding.contains("has no ZooKeeper mode"));
        assertThat(findings(Severity.NOTE, kafka)).anyMatch(finding -> finding.contains("floats"));
    }

    @Test
    void in_kraft_mode_it_wants_the_cluster_id_under_its_own_name() {
        assertThat(findings(
                        Severity.REFUSED, service("kafka1", IMAGE, "KAFKA_PROCESS_ROLES=broker", "KAFKA_CLUSTER_ID=x")))
                .anyMatch(finding -> finding.contains("CLUSTER_ID is not set")
                        && finding.contains("KAFKA_CLUSTER_ID is a name that it ignores"));
    }

    @Test
    void had_no_kraft_mode_before_7_4() {
        assertThat(findings(
                        Severity.REFUSED,
                        service("kafka1", "confluentinc/cp-kafka:7.3.0", "KAFKA_PROCESS_ROLES=broker", "CLUSTER_ID=x")))
                .anyMatch(finding -> finding.contains("KRaft mode only from 7.4 on"));
    }

    @Test
    void exits_over_deprecated_variables() {
        assertThat(findings(Severity.REFUSED, service("kafka1", IMAGE, "KAFKA_PORT=9092")))
                .anyMatch(finding -> finding.contains("KAFKA_PORT makes"));
    }

    @Test
    void exits_over_a_controller_that_advertises_itself() {
        assertThat(findings(
                        Severity.REFUSED,
                        service(
                                "c1",
                                IMAGE,
                                "KAFKA_PROCESS_ROLES=controller",
                                "KAFKA_ADVERTISED_LISTENERS=C://c1:9093")))
                .anyMatch(finding -> finding.contains("only a controller"));
    }

    @Test
    void ignores_bitnamis_names() {
        assertThat(findings(Severity.WRONG, service("kafka1", IMAGE, "KAFKA_CFG_BROKER_ID=1")))
                .anyMatch(finding -> finding.contains("KAFKA_CFG_BROKER_ID is Bitnami's way"));
    }

    private static Map<String, String> properties(String... variables) {
        return ((Program.Kafka)
                        Services.node(service("kafka1", IMAGE, variables)).program())
                .properties();
    }
}
