package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Program.Kafka;
import dev.kafkalab.topology.Services;
import org.junit.jupiter.api.Test;

class OtherKafkaImagesTest {

    @Test
    void apaches_defaults_hold_as_long_as_nothing_is_set() {
        assertThat(kafka(service("kafka", "apache/kafka:4.1.1")).properties())
                .containsEntry("process.roles", "broker,controller")
                .containsEntry("advertised.listeners", "PLAINTEXT://localhost:9092");
        assertThat(Services.topology(service("kafka", "apache/kafka:4.1.1")).findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void one_variable_throws_apaches_defaults_away() {
        Service kafka = service("kafka", "apache/kafka:4.1.1", "KAFKA_NUM_PARTITIONS=3");

        assertThat(kafka(kafka).properties()).containsOnlyKeys("num.partitions");
        assertThat(findings(Severity.REFUSED, kafka))
                .anyMatch(finding -> finding.contains("KAFKA_PROCESS_ROLES is not set"));
    }

    @Test
    void apache_ignores_a_cluster_id_under_another_name() {
        Service kafka = service("kafka", "apache/kafka:4.1.1", "KAFKA_CLUSTER_ID=mine");

        assertThat(kafka(kafka).clusterId()).contains("5L6g3nShT-eMCtK--X86sw");
        assertThat(findings(Severity.WRONG, kafka))
                .anyMatch(finding -> finding.contains("KAFKA_CLUSTER_ID is ignored"));
    }

    @Test
    void of_settings_in_a_mounted_file_nothing_is_said() {
        Service kafka = Services.mounting(
                service("kafka", "apache/kafka:4.1.1", "KAFKA_NODE_ID=1"), "/lab/config", "/mnt/shared/config");

        assertThat(findings(Severity.REFUSED, kafka)).isEmpty();
        assertThat(findings(Severity.NOTE, kafka)).singleElement().asString().contains("not seen here");
    }

    @Test
    void a_mounted_logging_file_leaves_the_default_settings_in_place() {
        Service kafka = Services.mounting(
                service("kafka", "apache/kafka:4.1.1"), "/lab/log4j2.yaml", "/mnt/shared/config/log4j2.yaml");

        assertThat(kafka(kafka).properties()).containsEntry("process.roles", "broker,controller");
    }

    @Test
    void wurstmeister_has_no_escapes_and_generates_an_id() {
        Service kafka = service(
                "kafka1",
                "wurstmeister/kafka:2.12-2.2.1",
                "KAFKA_ZOOKEEPER_CONNECT=zoo.example:2181",
                "KAFKA_ADVERTISED_HOST_NAME=kafka1");

        assertThat(Services.node(kafka).id()).isEmpty();
        assertThat(kafka(kafka).version()).isEqualTo("2.2.1");
        assertThat(kafka(kafka).properties())
                .containsEntry("broker.id", "-1")
                .containsEntry("offsets.topic.replication.factor", "1")
                .containsEntry("log.dirs", "/kafka/kafka-logs-kafka1");
    }

    @Test
    void wurstmeister_refuses_advertised_listeners_alone() {
        assertThat(findings(
                        Severity.REFUSED,
                        service(
                                "kafka1",
                                "wurstmeister/kafka:2.13-2.8.1",
                                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092",
                                "KAFKA_ZOOKEEPER_CONNECT=zoo.example")))
                .singleElement()
                .asString()
                .contains("without KAFKA_LISTENERS");
    }

    @Test
    void bitnami_reads_cfg_names_and_some_without() {
        assertThat(kafka(service(
                                "kafka1",
                                "bitnami/kafka:3.4.1",
                                "KAFKA_CFG_NUM_PARTITIONS=3",
                                "KAFKA_BROKER_ID=7",
                                "KAFKA_SOMETHING_ELSE=x"))
                        .properties())
                .containsEntry("num.partitions", "3")
                .containsEntry("broker.id", "7")
                .containsEntry("log.dirs", "/bitnami/kafka/data")
                .doesNotContainKey("something.else");
    }

    @Test
    void bitnami_4_has_no_zookeeper_mode() {
        assertThat(findings(
                        Severity.REFUSED,
                        service("kafka1", "bitnami/kafka", "KAFKA_CFG_ZOOKEEPER_CONNECT=zoo.example:2181")))
                .singleElement()
                .asString()
                .contains("has no ZooKeeper mode");
    }

    @Test
    void bitnami_nodes_without_a_cluster_id_invent_one_each() {
        assertThat(findings(
                        Severity.REFUSED,
                        service(
                                "kafka1",
                                "bitnamilegacy/kafka:3.9.0",
                                "KAFKA_CFG_PROCESS_ROLES=broker",
                                "KAFKA_CFG_CONTROLLER_QUORUM_VOTERS=1@a.b:1,2@c.d:1")))
                .anyMatch(finding -> finding.contains("an id of its own"));
    }

    private static Kafka kafka(Service service) {
        return (Kafka) Services.node(service).program();
    }
}
