package dev.kafkalab.topology.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {

    @ParameterizedTest
    @CsvSource({
        "4.1.1, 4.1.1, false",
        "3.4.1-debian-11-r49, 3.4.1, false",
        "0.11.0.1, 0.11.0.1, false",
        "4.0, 4.0.2, true",
        "2, 2.8.2, true",
        "latest, 4.3.1, true",
        "my-branch, 4.3.1, true",
        "20230101123456, 4.3.1, true"
    })
    void an_apache_tag_is_its_own_version(String tag, String number, boolean floats) {
        assertThat(KafkaVersions.ofApacheTag(tag)).isEqualTo(new Version(number, floats));
    }

    @ParameterizedTest
    @CsvSource({
        "4.1.2, 1.1.1, false",
        "5.0.0, 2.0.0, false",
        "5.3.4, 2.3.1, false",
        "5.5.0, 2.5.0, false",
        "6.0.1, 2.6.1, false",
        "6.2.0, 2.8.0, false",
        "7.0.1, 3.0.1, false",
        "7.2.2-1-ubi8, 3.2.2, false",
        "7.4.1, 3.4.1, false",
        "7.9.1, 3.9.1, false",
        "7.9.5, 3.9.2, false",
        "8.2.0, 4.2.0, false",
        "7.9, 3.9.2, true",
        "7, 3.9.2, true",
        "3.0.1, 0.10.0.1, false",
        "3.2.4, 0.10.2.2, false",
        "3.3.3, 0.11.0.3, false",
        "8.3, 4.3.1, true",
        "latest, 4.3.1, true"
    })
    void a_confluent_tag_stands_for_an_apache_version(String tag, String number, boolean floats) {
        assertThat(KafkaVersions.ofConfluentTag(tag)).isEqualTo(new Version(number, floats));
    }

    @ParameterizedTest
    @CsvSource({"2.12-2.2.1, 2.2.1, false", "2.13-2.8.1, 2.8.1, false", "1.1.0, 1.1.0, false", "latest, 2.8.1, true"})
    void wurstmeister_writes_the_scala_version_first(String tag, String number, boolean floats) {
        assertThat(KafkaVersions.ofWurstmeisterTag(tag)).isEqualTo(new Version(number, floats));
    }

    @ParameterizedTest
    @CsvSource({
        "3.8.4, 3.8.4, false",
        "3.9.5-jre-17, 3.9.5, false",
        "3.5.3-beta, 3.5.3-beta, false",
        "3.8, 3.8.6, true",
        "3, 3.9.5, true",
        "latest, 3.9.5, true"
    })
    void a_zookeeper_tag_is_its_own_version(String tag, String number, boolean floats) {
        assertThat(ZooKeeperVersions.ofTag(tag)).isEqualTo(new Version(number, floats));
    }

    @ParameterizedTest
    @CsvSource({
        "5.3.4, 3.4.14",
        "5.5.0, 3.5.8",
        "6.2.0, 3.5.9",
        "7.0.1, 3.6.3",
        "7.4.1, 3.6.4",
        "7.9.1, 3.8.4",
        "latest, 3.8.4"
    })
    void confluent_brings_the_zookeeper_of_its_kafka(String tag, String number) {
        Version kafka = KafkaVersions.ofLastConfluentTag(tag);

        assertThat(ZooKeeperVersions.ofKafka(kafka).number()).isEqualTo(number);
    }

    @Test
    void versions_are_compared_by_their_numbers() {
        assertThat(Version.fixed("3.10.0").isBefore(3, 9)).isFalse();
        assertThat(Version.fixed("2.8.1").isBefore(3, 0)).isTrue();
        assertThat(Version.fixed("0.11.0.1").major()).isZero();
    }
}
