package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostsFileTest {

    private static final Place KAFKA1 = place("kafka1", "127.10.3.1", "kafka1", "broker-one");
    private static final Place ZOO1 = place("zoo1", "127.10.3.2", "zoo1");

    @Test
    void gives_each_node_every_name_of_every_node() {
        assertThat(HostsFile.text(KAFKA1, List.of(ZOO1, KAFKA1), "laptop")).isEqualTo("""
                        127.10.3.1 kafka1 broker-one laptop localhost
                        127.10.3.2 zoo1
                        127.0.0.1 host.docker.internal
                        """);
    }

    private static Place place(String node, String address, String... names) {
        return new Place(node, address, new LinkedHashSet<>(List.of(names)));
    }

    @Test
    void means_the_node_itself_by_its_names_and_by_any_address() {
        assertThat(Set.of("", "0.0.0.0", "localhost", "kafka1", "broker-one", "127.10.3.1"))
                .allMatch(KAFKA1::isSelf);
        assertThat(KAFKA1.isSelf("zoo1")).isFalse();
    }
}
