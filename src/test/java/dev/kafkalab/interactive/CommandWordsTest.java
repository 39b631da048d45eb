package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.interactive.CommandWords.Known;
import dev.kafkalab.runtime.ClusterNode.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    private static final Known KNOWN = new Known(
            () -> List.of("orders"), () -> List.of("billing"), tool -> List.of("--describe", "--group", "--topic"));

    private final Map<String, State> nodes =
            new TreeMap<>(Map.of("kafka1", State.RUNNING, "kafka2", State.DOWN, "zoo1", State.PAUSED));

    @Test
    void a_line_begins_with_a_command() {
        assertThat(CommandWords.after(List.of(), nodes, KNOWN)).contains("kill", "restart", "status", "logs", "help");
    }

    @Test
    void an_operation_is_followed_by_a_node_to_which_it_can_be_done() {
        assertThat(CommandWords.after(List.of("kill"), nodes, KNOWN)).containsExactly("kafka1", "zoo1");
        assertThat(CommandWords.after(List.of("start"), nodes, KNOWN)).containsExactly("kafka2");
        assertThat(CommandWords.after(List.of("resume"), nodes, KNOWN)).containsExactly("zoo1");
    }

    @Test
    void every_node_has_a_log() {
        assertThat(CommandWords.after(List.of("logs"), nodes, KNOWN)).containsExactly("kafka1", "kafka2", "zoo1");
    }

    @Test
    void a_tool_is_completed_and_so_are_its_options_and_what_it_is_asked_about() {
        assertThat(CommandWords.after(List.of(), nodes, KNOWN))
                .contains("kafka-topics", "kafka-share-groups")
                .doesNotContain("kafka-console-producer", "kafka-storage");
        assertThat(CommandWords.after(List.of("kafka-topics", "--topic"), nodes, KNOWN))
                .containsExactly("orders");
        assertThat(CommandWords.after(List.of("kafka-consumer-groups", "--describe", "--group"), nodes, KNOWN))
                .containsExactly("billing");
        assertThat(CommandWords.after(List.of("kafka-topics", "--describe"), nodes, KNOWN))
                .containsExactly("--group", "--topic");
    }

    @Test
    void options_are_what_the_help_of_a_tool_names_at_the_left() {
        assertThat(ToolOptions.in("""
                Option                                   Description
                ------                                   -----------
                --alter                                  Alter the number of partitions, see
                                                           --partitions.
                --bootstrap-server <String: server to    REQUIRED
                  connect to>
                optional arguments:
                  -h, --help             show this help
                  --command-config COMMAND_CONFIG
                """)).containsExactly("--alter", "--bootstrap-server", "--command-config", "--help");
    }

    @Test
    void nothing_follows_what_is_whole_or_unknown() {
        assertThat(CommandWords.after(List.of("kill", "kafka1"), nodes, KNOWN)).isEmpty();
        assertThat(CommandWords.after(List.of("status"), nodes, KNOWN)).isEmpty();
        assertThat(CommandWords.after(List.of("sing"), nodes, KNOWN)).isEmpty();
    }
}
