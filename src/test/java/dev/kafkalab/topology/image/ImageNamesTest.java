package dev.kafkalab.topology.image;

import static dev.kafkalab.topology.Services.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Services;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNamesTest {

    @ParameterizedTest
    @CsvSource({
        "confluentinc/cp-kafka:7.9.1, BROKER",
        "mirror.example:5000/hub/confluentinc/cp-kafka:7.9.1, BROKER",
        "kafka-lab/cp-kafka:7.9.1, BROKER",
        "confluentinc/cp-zookeeper:7.9.1, ZOOKEEPER",
        "kafka-lab/cp-zookeeper:7.9.1, ZOOKEEPER",
        "zookeeper:3.8.4, ZOOKEEPER",
        "docker.io/library/zookeeper:3.8.4, ZOOKEEPER",
        "mirror.example:5000/zookeeper, ZOOKEEPER",
        "kafka-lab/zookeeper:3.8.4, ZOOKEEPER",
        "bitnamilegacy/zookeeper:3.8, ZOOKEEPER",
        "wurstmeister/zookeeper, ZOOKEEPER",
        "wurstmeister/kafka:2.13-2.8.1, BROKER",
        "bitnami/kafka:3.9.0, BROKER",
        "elevy/zookeeper, TOOL",
        "somebody/kafka:3.9.0, TOOL",
        "confluentinc/cp-kafka-rest:7.9.1, TOOL",
        "kafka:3.9, TOOL"
    })
    void an_image_is_known_by_the_end_of_its_path(String image, Role role) {
        assertThat(Services.node(service("node", image)).roles()).containsExactly(role);
    }

    @ParameterizedTest
    @CsvSource({
        "apache/kafka:4.1.1",
        "docker.io/apache/kafka:4.1.1@sha256:0a1b",
        "apache/kafka-native:4.1.1",
        "kafka-lab/apache-kafka:4.1.1"
    })
    void apaches_image_without_settings_is_broker_and_controller(String image) {
        assertThat(Services.node(service("kafka", image)).roles())
                .containsExactlyInAnyOrder(Role.BROKER, Role.CONTROLLER);
    }
}
