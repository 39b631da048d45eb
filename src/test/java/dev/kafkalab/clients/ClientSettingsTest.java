package dev.kafkalab.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PRODUCER, ackz, acks",
        "PRODUCER, enable.idempotance, enable.idempotence",
        "PRODUCER, linger, linger.ms",
        "CONSUMER, session.timeout, session.timeout.ms",
        "CONSUMER, Max.Poll.Records, max.poll.records",
    })
    void a_setting_that_does_not_exist_is_refused_with_the_nearest_that_does(
            ClientSettings settings, String name, String nearest) {
        assertThat(settings.mistakeIn(name))
                .hasValueSatisfying(
                        mistake -> assertThat(mistake).contains(name).contains("did you mean " + nearest + "?"));
        assertThatThrownBy(() -> settings.check(Map.of(name, "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(nearest);
    }

    @Test
    void a_setting_of_a_topic_that_does_not_exist_is_told_with_the_nearest_that_does() {
        assertThat(SettingNames.TOPIC.mistakeIn("min.insync.replica"))
                .contains("A topic has no setting \"min.insync.replica\": did you mean min.insync.replicas?");
        assertThat(SettingNames.TOPIC.mistakeIn("retention.ms")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCER, acks, 7",
        "PRODUCER, retries, many",
        "PRODUCER, delivery.timeout.ms, -1",
        "CONSUMER, session.timeout.ms, soon",
        "CONSUMER, auto.offset.reset, sometime",
    })
    void a_value_that_kafka_refuses_is_told_in_kafka_s_words(ClientSettings settings, String name, String value) {
        assertThatThrownBy(() -> settings.check(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Kafka refuses")
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void settings_that_contradict_each_other_are_refused() {
        assertThatThrownBy(() -> ClientSettings.PRODUCER.check(Map.of("acks", "1", "enable.idempotence", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acks");
    }

    @Test
    void a_row_without_a_value_is_refused() {
        assertThatThrownBy(() -> ClientSettings.PRODUCER.check(Collections.singletonMap("acks", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acks has no value");
    }

    @Test
    void what_is_not_said_has_kafka_s_default_in_force() {
        assertThat(ClientSettings.PRODUCER.inForce("acks", Map.of())).isEqualTo("-1");
        assertThat(ClientSettings.PRODUCER.inForce("acks", Map.of("acks", "0"))).isEqualTo("0");
        assertThat(ClientSettings.CONSUMER.inForce("session.timeout.ms", Map.of()))
                .isEqualTo("45000");
        assertThat(ClientSettings.CONSUMER.inForce("partition.assignment.strategy", Map.of()))
                .contains("RangeAssignor,");
    }

    @Test
    void every_setting_of_kafka_s_own_is_known() {
        assertThat(ClientSettings.PRODUCER.check(Map.of("acks", "all", "linger.ms", "5")))
                .hasSize(2);
        assertThat(SettingNames.TOPIC.known()).contains("cleanup.policy", "unclean.leader.election.enable");
    }
}
