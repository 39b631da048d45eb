package dev.kafkalab.runtime.process;

import static dev.kafkalab.topology.Services.node;
import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OldZooKeeperClientTest {

    @ParameterizedTest
    @CsvSource({"5.3.4, 2.3.1", "5.0.0, 2.0.0"})
    void brokers_whose_zookeeper_client_needs_an_older_java_are_refused_as_processes(String tag, String kafka) {
        assertThat(OldZooKeeperClient.refusal(broker(tag)))
                .map(Finding::toString)
                .hasValueSatisfying(finding -> assertThat(finding)
                        .contains("the ZooKeeper client of Kafka " + kafka)
                        .contains("-Dlab.runtime=docker"));
    }

    @ParameterizedTest
    @CsvSource({"5.4.0", "6.1.0", "7.9.1"})
    void those_with_a_later_client_are_not(String tag) {
        assertThat(OldZooKeeperClient.refusal(broker(tag))).isEmpty();
    }

    @Test
    void a_zookeeper_of_the_same_age_is_not() {
        assertThat(OldZooKeeperClient.refusal(node(service("zoo", "zookeeper:3.4.14"))))
                .isEmpty();
    }

    private static Node broker(String tag) {
        return node(service("kafka", "confluentinc/cp-kafka:" + tag, "KAFKA_ZOOKEEPER_CONNECT=zoo:2181"));
    }
}
