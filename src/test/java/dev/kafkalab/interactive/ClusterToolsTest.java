package dev.kafkalab.interactive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterToolsTest {

    @Test
    void a_tool_is_told_the_clusters_addresses() {
        assertThat(ClusterTools.withServers(List.of("kafka-topics", "--list"), "a:1,b:2"))
                .containsExactly("kafka-topics", "--bootstrap-server", "a:1,b:2", "--list");
        assertThat(ClusterTools.withServers(List.of("kafka-metadata-quorum", "describe", "--status"), "a:1"))
                .containsExactly("kafka-metadata-quorum", "--bootstrap-server", "a:1", "describe", "--status");
        assertThat(ClusterTools.withServers(List.of("kafka-cluster", "cluster-id"), "a:1"))
                .containsExactly("kafka-cluster", "cluster-id", "--bootstrap-server", "a:1");
    }

    @Test
    void addresses_that_are_typed_count() {
        List<String> typed = List.of("kafka-topics", "--bootstrap-server", "c:3", "--list");
        assertThat(ClusterTools.withServers(typed, "a:1")).isEqualTo(typed);
    }
}
