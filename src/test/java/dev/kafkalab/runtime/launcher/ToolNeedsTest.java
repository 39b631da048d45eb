package dev.kafkalab.runtime.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToolNeedsTest {

    @Test
    void a_tool_of_share_groups_needs_brokers_that_have_them() {
        ToolNeeds needs = ToolNeeds.of("kafka-share-groups.sh").orElseThrow();

        assertThat(needs).hasToString("brokers of Kafka 4.1 or newer, without ZooKeeper");
        assertThat(needs.areMetBy("4.0.1", true)).isFalse();
        assertThat(needs.areMetBy("4.1.0", true)).isTrue();
        assertThat(needs.areMetBy("10.0.0", true)).isTrue();
    }

    @Test
    void zookeeper_stands_in_the_way_whatever_the_version() {
        ToolNeeds needs = ToolNeeds.of("kafka-metadata-quorum").orElseThrow();

        assertThat(needs.areMetBy("3.9.1", true)).isTrue();
        assertThat(needs.areMetBy("3.9.1", false)).isFalse();
    }

    @Test
    void most_tools_speak_with_every_broker() {
        assertThat(ToolNeeds.of("kafka-topics")).isEmpty();
    }

    @Test
    void every_tool_that_needs_something_is_there() {
        assertThat(CommandLineTools.names())
                .contains("kafka-share-groups", "kafka-groups", "kafka-client-metrics", "kafka-streams-groups")
                .allMatch(CommandLineTools::has);
    }
}
