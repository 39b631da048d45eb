package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.ClusterNode.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    private final Map<String, State> nodes =
            new TreeMap<>(Map.of("kafka1", State.RUNNING, "kafka2", State.DOWN, "zoo1", State.PAUSED));

    @Test
    void a_line_begins_with_a_command() {
        assertThat(CommandWords.after(List.of(), nodes, () -> List.of("orders")))
                .contains("kill", "restart", "status", "logs", "help");
    }

    @Test
    void an_operation_is_followed_by_a_node_to_which_it_can_be_done() {
        assertThat(CommandWords.after(List.of("kill"), nodes, () -> List.of("orders")))
                .containsExactly("kafka1", "zoo1");
        assertThat(CommandWords.after(List.of("start"), nodes, () -> List.of("orders")))
                .containsExactly("kafka2");
        assertThat(CommandWords.after(List.of("resume"), nodes, () -> List.of("orders")))
                .containsExactly("zoo1");
    }

    @Test
    void every_node_has_a_log() {
        assertThat(CommandWords.after(List.of("logs"), nodes, () -> List.of("orders")))
                .containsExactly("kafka1", "kafka2", "zoo1");
    }

    @Test
    void a_tool_is_completed_and_so_is_the_topic_it_is_asked_about() {
        assertThat(CommandWords.after(List.of(), nodes, List::of))
                .contains("kafka-topics", "kafka-share-groups")
                .doesNotContain("kafka-console-producer", "kafka-storage");
        assertThat(CommandWords.after(List.of("kafka-topics", "--topic"), nodes, () -> List.of("orders")))
                .containsExactly("orders");
    }

    @Test
    void nothing_follows_what_is_whole_or_unknown() {
        assertThat(CommandWords.after(List.of("kill", "kafka1"), nodes, () -> List.of("orders")))
                .isEmpty();
        assertThat(CommandWords.after(List.of("status"), nodes, () -> List.of("orders")))
                .isEmpty();
        assertThat(CommandWords.after(List.of("sing"), nodes, () -> List.of("orders")))
                .isEmpty();
    }
}
