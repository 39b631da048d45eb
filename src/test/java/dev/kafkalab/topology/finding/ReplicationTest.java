package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.running;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.combined;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationTest {

    private static final String TWO = "KAFKA_MIN_INSYNC_REPLICAS=2";

    @Test
    void more_replicas_in_sync_than_brokers_stopped_writes_before_3_7() {
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), ofVersion("7.6.1")))
                .singleElement()
                .asString()
                .contains("min.insync.replicas is 2, and the cluster has 1: before Kafka 3.7, no write");
    }

    @Test
    void from_3_7_on_that_is_worth_no_more_than_a_note() {
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), ofVersion("7.7.0")))
                .isEmpty();
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), ofVersion("7.7.0")))
                .filteredOn(note -> note.contains("min.insync.replicas"))
                .singleElement()
                .asString()
                .contains("from Kafka 3.7 on, a partition asks for no more replicas than it has");
    }

    @Test
    void from_4_1_on_the_controllers_say_how_many_replicas_are_to_be_in_sync() {
        assertThat(findings(Severity.WRONG, controller("4.1.1"), brokerOf("4.1.1", 1), brokerOf("4.1.1", 2)))
                .containsExactly(
                        "kafka1: min.insync.replicas is 2 here and 1 by default on controller: from Kafka 4.1 on, a new cluster takes its controllers' value, and no broker's counts.");
        assertThat(topology(controller("4.1.1"), brokerOf("4.1.1", 1), brokerOf("4.1.1", 2))
                        .findings())
                .first()
                .satisfies(finding -> assertThat(finding.remedy())
                        .isEqualTo("write KAFKA_MIN_INSYNC_REPLICAS: 2 on controller as well."));
    }

    @ParameterizedTest
    @CsvSource({"4.0.0, 4.0.0", "4.0.0, 4.1.1", "4.1.1, 4.0.0"})
    void up_to_4_0_they_do_not(String controller, String broker) {
        assertThat(findings(Severity.WRONG, controller(controller), brokerOf(broker, 1), brokerOf(broker, 2)))
                .isEmpty();
    }

    @Test
    void what_brokers_and_controllers_agree_on_is_sound() {
        assertThat(findings(Severity.WRONG, controller("4.1.1", TWO), brokerOf("4.1.1", 1), brokerOf("4.1.1", 2)))
                .isEmpty();
        String voters = "1@kafka1:9093,2@kafka2:9093,3@kafka3:9093";
        assertThat(findings(
                        Severity.WRONG, combined(1, voters, TWO), combined(2, voters, TWO), combined(3, voters, TWO)))
                .isEmpty();
    }

    @Test
    void brokers_that_disagree_are_told_to_agree() {
        Service other = brokerOf("4.1.1", 2, "KAFKA_MIN_INSYNC_REPLICAS=1");

        assertThat(topology(controller("4.1.1", TWO), brokerOf("4.1.1", 1), other)
                        .findings())
                .filteredOn(finding -> finding.severity() == Severity.WRONG)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.node()).isEqualTo("kafka2");
                    assertThat(finding.remedy()).contains("the same KAFKA_MIN_INSYNC_REPLICAS on every node");
                });
    }

    @Test
    void a_cluster_with_a_node_of_which_little_is_known_may_have_more_brokers() {
        Service unseen = running(broker(2), "sh", "-c", "prepare && /etc/confluent/docker/run");
        Service unknown = service("kafka3", "debezium/kafka:3.2", "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181");
        Service wide = broker(1, "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=2");

        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), wide)).isNotEmpty();
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), wide, unseen)).isEmpty();
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), wide, unknown)).isEmpty();
    }

    @Test
    void before_0_11_the_offsets_topic_was_as_wide_as_it_could_be() {
        Service old = service(
                "kafka1",
                "confluentinc/cp-kafka:3.2.2",
                "KAFKA_BROKER_ID=1",
                "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092");

        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), old)).isEmpty();
    }

    private static Service ofVersion(String tag) {
        return service(
                "kafka1",
                "confluentinc/cp-kafka:" + tag,
                "KAFKA_BROKER_ID=1",
                "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181",
                "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092",
                "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1",
                TWO);
    }

    private static Service controller(String version, String... more) {
        return kraft("controller", version, 100, "controller", "CONTROLLER://:9093", more);
    }

    private static Service brokerOf(String version, int id, String... more) {
        String[] variables = more.length > 0 ? more : new String[] {TWO};
        return kraft("kafka" + id, version, id, "broker", "PLAINTEXT://:9092", variables);
    }

    private static Service kraft(String name, String version, int id, String roles, String listeners, String... more) {
        String[] variables = new String[more.length + 6];
        variables[0] = "KAFKA_NODE_ID=" + id;
        variables[1] = "KAFKA_PROCESS_ROLES=" + roles;
        variables[2] = "KAFKA_CONTROLLER_QUORUM_VOTERS=100@controller:9093";
        variables[3] = "KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER";
        variables[4] = "KAFKA_LISTENERS=" + listeners;
        variables[5] = "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=2";
        System.arraycopy(more, 0, variables, 6, more.length);
        return service(name, "apache/kafka:" + version, variables);
    }
}
