package dev.kafkalab.topology.finding;

import static dev.kafkalab.topology.Services.findings;
import static dev.kafkalab.topology.Services.service;
import static dev.kafkalab.topology.Services.topology;
import static dev.kafkalab.topology.finding.KafkaServices.broker;
import static dev.kafkalab.topology.finding.KafkaServices.combined;
import static dev.kafkalab.topology.finding.KafkaServices.zookeeper;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeparateClustersTest {

    private static final Service ELSEWHERE = broker(2, "KAFKA_ZOOKEEPER_CONNECT=zoo2:2181");

    @Test
    void brokers_with_a_zookeeper_each_are_told_apart_before_a_lab_is() {
        assertThat(brokers(zookeeper("zoo1"), zookeeper("zoo2"), broker(1), broker(3), ELSEWHERE))
                .containsExactly(List.of("kafka1", "kafka3"), List.of("kafka2"));
        assertThat(findings(Severity.NOTE, zookeeper("zoo1"), zookeeper("zoo2"), broker(1), broker(3), ELSEWHERE))
                .anySatisfy(note ->
                        assertThat(note).startsWith("kafka2: The file has 2 clusters (kafka1 and kafka3; kafka2)."));
    }

    @Test
    void what_a_lab_is_to_start_of_one_cluster_is_named_with_its_zookeepers() {
        assertThat(of(zookeeper("zoo1"), zookeeper("zoo2"), broker(1), ELSEWHERE)
                        .remedy("lab.yml"))
                .startsWith("begin the lab with \"Given only kafka1 and zoo1 of the cluster of lab.yml\"");
    }

    @Test
    void quorums_of_their_own_are_clusters_of_their_own() {
        SeparateClusters clusters = of(combined(1, "1@kafka1:9093"), combined(2, "2@kafka2:9093"));

        assertThat(clusters.areSeveral()).isTrue();
        assertThat(clusters.among(Set.of("kafka2")).areSeveral()).isFalse();
    }

    @Test
    void one_quorum_is_one_cluster() {
        String voters = "1@kafka1:9093,2@kafka2:9093";

        assertThat(of(combined(1, voters), combined(2, voters)).areSeveral()).isFalse();
    }

    @Test
    void brokers_that_may_meet_outside_of_the_file_are_not_told_apart() {
        assertThat(brokers(
                        broker(1, "KAFKA_ZOOKEEPER_CONNECT=zoo.east.example:2181"),
                        broker(2, "KAFKA_ZOOKEEPER_CONNECT=zoo.west.example:2181")))
                .containsExactly(List.of("kafka1", "kafka2"));
    }

    @Test
    void nor_are_those_at_zookeepers_of_which_nothing_is_known() {
        assertThat(of(service("zoo1", "example/keeper:1"), service("zoo2", "example/keeper:1"), broker(1), ELSEWHERE)
                        .areSeveral())
                .isFalse();
    }

    private static List<List<String>> brokers(Service... services) {
        return of(services).clusters().stream()
                .map(SeparateClusters.One::brokers)
                .toList();
    }

    private static SeparateClusters of(Service... services) {
        return SeparateClusters.of(topology(services));
    }
}
