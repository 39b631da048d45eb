package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.mounting;
import static dev.kafkalab.topology.Services.running;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "wurstmeister/kafka, HOSTNAME_COMMAND",
        "wurstmeister/kafka, BROKER_ID_COMMAND",
        "wurstmeister/kafka, RACK_COMMAND",
        "wurstmeister/kafka, CUSTOM_INIT_SCRIPT",
        "bitnamilegacy/kafka:3.9.0, KAFKA_NODE_ID_COMMAND",
        "bitnamilegacy/kafka:3.9.0, KAFKA_CONTROLLER_QUORUM_VOTERS_COMMAND",
        "bitnamilegacy/kafka:3.9.0, KAFKA_CLIENT_PASSWORDS_FILE",
        "bitnamilegacy/zookeeper:3.9, ZOO_SERVERS_FILE"
    })
    void of_what_a_variable_has_found_at_start_one_note_is_all_that_is_said(String image, String variable) {
        Service service = service("node", image, variable + "=whatever it prints");

        assertThat(UnreadSettings.mayChange(service)).isTrue();
        assertThat(findings(Severity.REFUSED, service)).isEmpty();
        assertThat(findings(Severity.WRONG, service)).isEmpty();
        assertThat(Services.topology(service).findings())
                .filteredOn(finding -> finding.message().contains(variable))
                .singleElement()
                .satisfies(finding -> assertThat(finding.position().line()).isEqualTo(11));
    }

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1, KAFKA_NODE_ID_COMMAND",
        "confluentinc/cp-kafka:7.9.1, BROKER_ID_COMMAND",
        "confluentinc/cp-kafka:7.9.1, KAFKA_SASL_JAAS_CONFIG_FILE",
        "bitnamilegacy/kafka:3.9.0, KAFKA_TLS_TRUSTSTORE_FILE",
        "bitnamilegacy/zookeeper:3.9, ZOO_TLS_CLIENT_KEYSTORE_FILE"
    })
    void a_variable_that_the_image_neither_runs_nor_reads_hides_nothing(String image, String variable) {
        Service service = service("node", image, variable + "=x");

        assertThat(UnreadSettings.mayChange(service)).isFalse();
        assertThat(findings(Severity.REFUSED, service)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "confluentinc/cp-kafka@sha256:ab12, true",
        "registry.example:5000/cp-kafka:stable, true",
        "confluentinc/cp-kafka:7.5.0@sha256:ab12, false",
        "confluentinc/cp-kafka:latest, false",
        "confluentinc/cp-kafka:latest.arm64, false",
        "confluentinc/cp-kafka, false",
        "wurstmeister/kafka:2.12-2.2.1, false",
        "apache/kafka:4, false"
    })
    void an_image_whose_name_hides_its_version_is_not_judged_as_the_newest(String image, boolean hidden) {
        Service service = service("kafka1", image, "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181");

        assertThat(UnreadSettings.mayChange(service)).isEqualTo(hidden);
        assertThat(findings(Severity.NOTE, service).stream()
                        .anyMatch(note -> note.contains("cannot be told by its name")))
                .isEqualTo(hidden);
        if (hidden) {
            assertThat(findings(Severity.REFUSED, service)).isEmpty();
        }
    }

    @Test
    void a_command_for_the_host_that_nothing_waits_for_hides_nothing() {
        Service service = service(
                "kafka1", "wurstmeister/kafka", "HOSTNAME_COMMAND=hostname", "KAFKA_LISTENERS=PLAINTEXT://:9092");

        assertThat(UnreadSettings.mayChange(service)).isFalse();
        assertThat(UnreadSettings.mayChange(service(
                        "kafka1",
                        "wurstmeister/kafka",
                        "HOSTNAME_COMMAND=hostname",
                        "KAFKA_LISTENERS=PLAINTEXT://:9092",
                        "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://_{HOSTNAME_COMMAND}:9092")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "./conf, /mnt/shared/config, true",
        "./server.properties, /anywhere, true",
        "./run, /etc/confluent/docker/run, true",
        "./init, /docker-entrypoint-initdb.d, true",
        "./data, /var/lib/kafka/data, false",
        "./jmx, /usr/app, false",
        "./secrets, /etc/kafka/secrets, false"
    })
    void a_mounted_file_hides_settings_where_the_image_looks_for_them(String source, String target, boolean hides) {
        Service kafka = mounting(service("kafka1", "confluentinc/cp-kafka:7.9.1"), source, target);

        assertThat(UnreadSettings.mayChange(kafka)).isEqualTo(hides);
    }

    @Test
    void settings_on_a_command_line_are_not_all_in_the_environment() {
        Service kafka = service("kafka1", "apache/kafka:4.1.1", "KAFKA_NODE_ID=1");

        assertThat(UnreadSettings.mayChange(running(
                        kafka,
                        "/opt/kafka/bin/kafka-server-start.sh",
                        "/server.properties",
                        "--override",
                        "node.id=2")))
                .isTrue();
        assertThat(UnreadSettings.mayChange(kafka)).isFalse();
    }

    @Test
    void a_tool_hides_nothing() {
        assertThat(UnreadSettings.mayChange(mounting(service("db", "postgres"), "./conf", "/conf")))
                .isFalse();
    }
}
