package dev.kafkalab.traffic.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerSettingsTest {

    @Test
    void without_a_word_of_the_scenario_kafka_s_own_defaults_are_in_force() {
        ConsumerSettings settings = new ConsumerSettings(Map.of());

        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.heartbeatInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.inForce("group.protocol")).isEqualTo("classic");
        assertThat(settings.leavesTimeoutsToBrokers()).isFalse();
    }

    @Test
    void in_the_newer_protocol_the_timeouts_are_the_brokers() {
        assertThat(new ConsumerSettings(Map.of("group.protocol", "consumer")).leavesTimeoutsToBrokers())
                .isTrue();
    }

    @Test
    void what_the_scenario_says_is_in_force_and_handed_to_the_member() {
        ConsumerSettings settings = new ConsumerSettings(Map.of("session.timeout.ms", "6000"));

        assertThat(settings.inForce("session.timeout.ms")).isEqualTo("6000");
        assertThat(settings.of("localhost:19092", "billing", "consumer-1"))
                .containsEntry("session.timeout.ms", "6000")
                .containsEntry("bootstrap.servers", "localhost:19092")
                .containsEntry("group.id", "billing")
                .containsEntry("client.id", "consumer-1")
                .containsEntry("enable.auto.commit", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.id", "enable.auto.commit", "client.id", "bootstrap.servers"})
    void what_the_steps_say_is_not_for_a_table(String name) {
        assertThatThrownBy(() -> new ConsumerSettings(Map.of(name, "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void a_setting_that_consumers_do_not_have_is_named() {
        assertThatThrownBy(() -> new ConsumerSettings(Map.of()).inForce("session.timeout"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session.timeout");
    }
}
