package dev.kafkalab.topology.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountedFileTest {

    private static final String PROPERTIES = """
            process.roles=broker,controller
            node.id=7
            controller.quorum.voters=7@kafka:9093
            controller.listener.names=CONTROLLER
            listeners=PLAINTEXT://:9092,CONTROLLER://:9093
            advertised.listeners=PLAINTEXT://localhost:9092
            offsets.topic.replication.factor=1
            """;

    private static final String SERVICE = """
            services:
              kafka:
                image: apache/kafka:4.1.1
                ports: ["9092:9092"]
            """;

    private static final String AS_CONFIG =
            "    configs: [{source: node, target: /mnt/shared/config/server.properties}]\n";

    @TempDir
    private Path folder;

    @Test
    void settings_that_stand_in_the_compose_file_are_read() throws IOException {
        assertRead(SERVICE + AS_CONFIG + "configs:\n  node:\n    content: |\n" + PROPERTIES.indent(6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    volumes: ['./server.properties:/mnt/shared/config/server.properties:ro']\n",
                "    volumes: ['.:/mnt/shared/config']\n",
                AS_CONFIG + "configs: {node: {file: server.properties}}\n"
            })
    void and_those_in_a_file_of_this_machine(String mount) throws IOException {
        Files.writeString(folder.resolve("server.properties"), PROPERTIES);

        assertRead(SERVICE + mount);
    }

    @Test
    void the_environment_stands_behind_them() throws IOException {
        Files.writeString(folder.resolve("server.properties"), PROPERTIES);
        Topology topology = read(SERVICE + "    environment: {KAFKA_NODE_ID: 8, KAFKA_NUM_PARTITIONS: 5}\n"
                + "    volumes: ['./server.properties:/mnt/shared/config/server.properties']\n");

        assertThat(((Program.Kafka) topology.nodes().get(0).program()).properties())
                .containsEntry("node.id", "8")
                .containsEntry("num.partitions", "5")
                .containsEntry("advertised.listeners", "PLAINTEXT://localhost:9092");
    }

    @Test
    void what_is_wrong_in_them_is_found() throws IOException {
        Files.writeString(folder.resolve("server.properties"), PROPERTIES.replace("factor=1", "factor=3"));

        assertThat(read(SERVICE + "    volumes: ['.:/mnt/shared/config']\n").findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).startsWith("offsets.topic.replication.factor is 3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    volumes: ['./not-there.properties:/mnt/shared/config/server.properties']\n",
                "    volumes: ['settings:/mnt/shared/config']\nvolumes: {settings: }\n",
                AS_CONFIG + "configs: {node: {environment: NODE}}\n"
            })
    void of_what_cannot_be_read_one_note_is_all_that_is_said(String mount) throws IOException {
        assertThat(read(SERVICE + mount).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.message()).startsWith("Settings that stand in files under /mnt/shared/config");
        });
    }

    private void assertRead(String file) throws IOException {
        Topology topology = read(file);
        assertThat(topology.findings()).map(Finding::toString).isEmpty();
        assertThat(topology.nodes()).singleElement().satisfies(node -> {
            assertThat(node.roles()).containsExactly(Role.BROKER, Role.CONTROLLER);
            assertThat(node.id()).isEqualTo(OptionalInt.of(7));
            assertThat(node.hostEndpoint()).contains(new Endpoint("127.0.0.1", 9092));
        });
    }

    private Topology read(String file) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file), Map.of());
    }
}
