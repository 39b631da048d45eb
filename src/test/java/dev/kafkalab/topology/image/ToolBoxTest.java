package dev.kafkalab.topology.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolBoxTest {

    @ParameterizedTest
    @CsvSource({
        "confluentinc/cp-kafka:7.9.1, kafka-topics",
        "confluentinc/cp-kafka:7.9.1, /usr/bin/kafka-topics",
        "confluentinc/cp-zookeeper:7.9.1, kafka-topics",
        "apache/kafka:4.1.1, /opt/kafka/bin/kafka-topics.sh",
        "bitnamilegacy/kafka:3.6.1, kafka-topics.sh",
        "bitnami/kafka:3.6.1, /opt/bitnami/kafka/bin/kafka-topics.sh",
        "wurstmeister/kafka:2.13-2.8.1, kafka-topics.sh",
        "wurstmeister/kafka:2.13-2.8.1, /opt/kafka_2.13-2.8.1/bin/kafka-topics.sh",
    })
    void each_image_has_kafkas_tools_in_its_own_way(String image, String word) {
        assertThat(box(image).finds(word)).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "confluentinc/cp-kafka:7.9.1, kafka-topics.sh, kafka-topics",
        "confluentinc/cp-kafka:7.9.1, /opt/kafka/bin/kafka-topics.sh, kafka-topics",
        "apache/kafka:4.1.1, kafka-topics, /opt/kafka/bin/kafka-topics.sh",
        "apache/kafka:4.1.1, kafka-topics.sh, /opt/kafka/bin/kafka-topics.sh",
        "apache/kafka:4.1.1, /opt/kafka/bin/kafka-topics, /opt/kafka/bin/kafka-topics.sh",
        "bitnami/kafka:3.6.1, kafka-topics, kafka-topics.sh",
        "bitnami/kafka:3.6.1, /opt/kafka/bin/kafka-topics.sh, kafka-topics.sh",
        "apache/kafka-native:4.1.1, /opt/kafka/bin/kafka-topics.sh,",
    })
    void another_images_way_finds_nothing(String image, String word, String right) {
        assertThat(box(image).finds(word)).contains(false);
        assertThat(box(image).written(word).orElse(null)).isEqualTo(right);
    }

    @Test
    void of_what_may_be_anything_nothing_is_said() {
        assertThat(box("apache/kafka:4.1.1").finds("nc")).isEmpty();
        assertThat(box("apache/kafka:4.1.1").finds("./kafka-topics.sh")).isEmpty();
        assertThat(box("apache/kafka:4.1.1").finds("$KAFKA/kafka-topics.sh")).isEmpty();
        assertThat(ToolBox.of(Image.parse("debian:12"))).isEmpty();
    }

    @Test
    void cub_went_with_python() {
        assertThat(box("confluentinc/cp-kafka:7.9.1").cub()).isTrue();
        assertThat(box("confluentinc/cp-kafka:8.1.0").cub()).isFalse();
        assertThat(box("confluentinc/cp-server:8.1.0").cub()).isTrue();
    }

    private static ToolBox box(String image) {
        return ToolBox.of(Image.parse(image)).orElseThrow();
    }
}
