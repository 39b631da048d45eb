package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.ComposeText.problems;
import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.mounting;
import static dev.kafkalab.topology.Services.publishing;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.combined;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {

    @Test
    void an_id_twice_in_one_cluster_is_wrong_and_kafka_itself_refuses_the_second() {
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1), broker(2, "KAFKA_BROKER_ID=1")))
                .singleElement()
                .asString()
                .contains("kafka2 has the id 1, which kafka1 has in the same cluster");
    }

    @Test
    void an_id_twice_in_two_clusters_is_nobodys_business() {
        assertThat(topology(
                                zookeeper("zoo1"),
                                zookeeper("zoo2"),
                                broker(1),
                                broker(2, "KAFKA_BROKER_ID=1", "KAFKA_ZOOKEEPER_CONNECT=zoo2:2181"))
                        .findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void two_chroots_of_one_zookeeper_are_two_clusters() {
        assertThat(topology(
                                zookeeper("zoo1"),
                                broker(1, "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181/a"),
                                broker(2, "KAFKA_BROKER_ID=1", "KAFKA_ZOOKEEPER_CONNECT=zoo1:2181/b"))
                        .findings())
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void brokers_that_name_different_members_of_one_ensemble_are_one_cluster() {
        String servers =
                "ZOO_SERVERS=server.1=zoo1:2888:3888;2181 server.2=zoo2:2888:3888;2181 server.3=zoo3:2888:3888;2181";

        assertThat(findings(
                        Severity.WRONG,
                        zookeeper("zoo1", "ZOO_MY_ID=1", servers),
                        zookeeper("zoo2", "ZOO_MY_ID=2", servers),
                        zookeeper("zoo3", "ZOO_MY_ID=3", servers),
                        broker(1),
                        broker(2, "KAFKA_BROKER_ID=1", "KAFKA_ZOOKEEPER_CONNECT=zoo2:2181")))
                .singleElement()
                .asString()
                .contains("in the same cluster");
    }

    @Test
    void two_quorums_in_one_file_are_two_clusters() {
        assertThat(findings(Severity.REFUSED, combined(1, "1@kafka1:9093"), combined(2, "2@kafka2:9093")))
                .isEmpty();
    }

    @Test
    void brokers_of_one_cluster_cannot_share_an_endpoint_in_zookeeper_mode() {
        String shared = "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://kafka1:9092";

        assertThat(findings(Severity.REFUSED, zookeeper("zoo1"), broker(1), broker(2, shared)))
                .singleElement()
                .asString()
                .contains("It advertises kafka1:9092, as kafka1 does");
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1), broker(2, shared)))
                .singleElement()
                .asString()
                .contains("which is kafka1: nothing is replicated");
    }

    @Test
    void brokers_that_advertise_localhost_to_each_other_replicate_nothing() {
        assertThat(findings(
                        Severity.WRONG,
                        zookeeper("zoo1"),
                        publishing(broker(1, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9091"), 9091, 9091),
                        publishing(broker(2, "KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092"), 9092, 9092)))
                .hasSize(2)
                .allMatch(finding -> finding.contains("in their containers is themselves"));
    }

    @Test
    void a_port_of_the_host_can_be_had_once() {
        assertThat(findings(
                        Severity.REFUSED,
                        publishing(zookeeper("zoo1"), 2181, 2181),
                        publishing(zookeeper("zoo2"), 2181, 2181)))
                .singleElement()
                .asString()
                .contains("Port 2181 of the host is published by zoo1 too");
    }

    @Test
    void two_ranges_of_host_ports_leave_one_for_each() {
        String file = """
                services:
                  zoo1:
                    image: zookeeper:3.8.4
                    ports: ["2181-2183:2181"]
                  zoo2:
                    image: zookeeper:3.8.4
                    ports: [%s]
                """;

        assertThat(problems(file.formatted("\"2181-2183:2181\""))).isEmpty();
        assertThat(problems(file.formatted("\"2181:2181\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"k1, k2, 0", "k1, k1, 1", "., ., 1"})
    void a_volume_has_a_data_folder_for_each_subpath(String first, String second, int refusals) {
        assertThat(problems("""
                services:
                  zoo1:
                    image: zookeeper:3.8.4
                    volumes: [{type: volume, source: data, target: /data, volume: {subpath: %s}}]
                  zoo2:
                    image: zookeeper:3.8.4
                    volumes: [{type: volume, source: data, target: /data, volume: {subpath: %s}}]
                volumes: {data: }
                """.formatted(first, second)))
                .hasSize(refusals)
                .allMatch(problem -> problem.contains("It keeps its data in data"));
    }

    @Test
    void a_data_folder_has_one_owner() {
        assertThat(findings(
                        Severity.REFUSED,
                        zookeeper("zoo1"),
                        mounting(broker(1), "data", "/var/lib/kafka"),
                        mounting(broker(2), "data", "/var/lib/kafka")))
                .singleElement()
                .asString()
                .contains("It keeps its data in data, as kafka1 does");
    }

    @Test
    void the_offsets_topic_cannot_be_wider_than_the_cluster() {
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1, "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=3")))
                .singleElement()
                .asString()
                .contains("offsets.topic.replication.factor is 3, and the cluster has 1");
        assertThat(findings(Severity.WRONG, zookeeper("zoo1"), broker(1, "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=")))
                .singleElement()
                .asString()
                .contains("is 3 by default");
    }

    @Test
    void an_offsets_topic_of_one_replica_is_worth_a_note() {
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), broker(1), broker(2)))
                .filteredOn(note -> note.contains("offsets.topic.replication.factor"))
                .singleElement()
                .asString()
                .contains("the death of one stops the consumer groups");
    }
}
