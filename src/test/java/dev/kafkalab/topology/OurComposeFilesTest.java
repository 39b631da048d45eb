package dev.kafkalab.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OurComposeFilesTest {

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("compose"))) {
            return all.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_no_findings(Path file) {
        assertThat(Topologies.read(file, Map.of()).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void publishes_on_this_machine_only(Path file) {
        assertThat(Topologies.read(file, Map.of()).nodes())
                .flatExtracting(node -> node.service().ports())
                .allSatisfy(port -> assertThat(port.hostAddress()).isEqualTo("127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void reaches_every_broker_and_zookeeper_from_the_host(Path file) {
        assertThat(Topologies.read(file, Map.of()).nodes())
                .filteredOn(node -> node.is(Role.BROKER) || node.is(Role.ZOOKEEPER))
                .allSatisfy(node -> assertThat(node.hostEndpoint()).isPresent());
    }

    @Test
    void no_two_share_a_host_port() throws IOException {
        List<Integer> ports = files().flatMap(file -> Topologies.read(file, Map.of()).nodes().stream())
                .flatMap(node -> node.service().ports().stream())
                .map(port -> port.hostPort())
                .toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
