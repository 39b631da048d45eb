package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchContextTest {

    private static final NodeAddress KAFKA1 = address("kafka1", "127.10.3.1", "kafka1", "broker-one");
    private static final NodeAddress ZOO1 = address("zoo1", "127.10.3.2", "zoo1");

    @Test
    void gives_each_node_every_name_of_every_node() {
        assertThat(context(KAFKA1, ZOO1).hosts("laptop")).isEqualTo("""
                        127.10.3.1 kafka1 broker-one laptop localhost
                        127.10.3.2 zoo1
                        127.0.0.1 host.docker.internal
                        """);
    }

    @Test
    void leaves_out_names_that_would_change_the_meaning_of_a_line() {
        NodeAddress odd = address("zoo2", "127.10.3.3", "zoo2", "two words", "zoo#2", "", "zoé");
        assertThat(context(KAFKA1, odd).hosts("my laptop"))
                .contains("127.10.3.3 zoo2 zoé\n")
                .contains("127.10.3.1 kafka1 broker-one localhost\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/var/lib/kafka/data, var/lib/kafka/data",
        "data/../logs, logs",
        "/../../outside, outside",
        "/, .",
        "'/with blank', 'with blank'"
    })
    void puts_a_folder_of_the_container_below_the_nodes_own(String inContainer, String expected) {
        assertThat(LaunchContext.local(inContainer)).isEqualTo(expected);
    }

    private static LaunchContext context(NodeAddress own, NodeAddress other) {
        return new LaunchContext(own, List.of(other, own), Optional.empty(), Path.of("kafka1"), Path.of("kafka1.log"));
    }

    private static NodeAddress address(String node, String address, String... names) {
        return new NodeAddress(node, address, new LinkedHashSet<>(List.of(names)));
    }

    @Test
    void means_the_node_itself_by_its_names_and_by_any_address() {
        assertThat(Set.of("", "0.0.0.0", "localhost", "kafka1", "broker-one", "127.10.3.1"))
                .allMatch(KAFKA1::isSelf);
        assertThat(KAFKA1.isSelf("zoo1")).isFalse();
    }
}
