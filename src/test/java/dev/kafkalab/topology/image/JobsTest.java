package dev.kafkalab.topology.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.ComposeText;
import dev.kafkalab.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-topics --create --topic t --bootstrap-server kafka:9092",
                "[bash, -c, 'cub kafka-ready -b kafka:9092 1 20 && kafka-topics --create --topic t']",
                "kafka-console-consumer --bootstrap-server kafka:9092 --topic t --max-messages 1",
                "sh -c 'sleep 10; echo done'"
            })
    void a_command_in_an_image_of_kafkas_that_comes_to_an_end_is_one(String command) {
        assertThat(isJob("{image: \"confluentinc/cp-kafka:7.9.1\", command: %s}".formatted(quoted(command))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tail -f /dev/null",
                "sleep infinity",
                "kafka-console-consumer --bootstrap-server kafka:9092 --topic t",
                "connect-distributed /etc/connect.properties",
                "sh -c 'while true; do kafka-topics --list; done'"
            })
    void what_goes_on_until_it_is_stopped_is_none(String command) {
        assertThat(isJob("{image: \"confluentinc/cp-kafka:7.9.1\", command: %s}".formatted(quoted(command))))
                .isFalse();
    }

    @Test
    void of_other_images_the_file_itself_says_it() {
        assertThat(isJob("{image: \"alpine:3.20\", command: \"echo done\"}")).isFalse();
        assertThat(isJob("{image: \"alpine:3.20\"}\n"
                        + "  app: {image: \"app:1\", depends_on: {it: {condition: service_completed_successfully}}}"))
                .isTrue();
    }

    @Test
    void a_broker_is_none_and_neither_is_a_tool_without_a_command_of_its_own() {
        assertThat(isJob("{image: \"confluentinc/cp-kafka:7.9.1\", environment: {KAFKA_BROKER_ID: 1}}"))
                .isFalse();
        assertThat(isJob("{image: \"obsidiandynamics/kafdrop:4.2.0\"}")).isFalse();
    }

    private static String quoted(String command) {
        return command.startsWith("[") ? command : "\"" + command + "\"";
    }

    private static boolean isJob(String service) {
        Topology topology = ComposeText.read("services:\n  it: " + service + "\n");
        return Jobs.isJob(topology.node("it").orElseThrow(), topology.nodes());
    }
}
