package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFoldersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"data:/var/lib/kafka/data", "data:/var/lib/kafka", "./data:/var/lib/kafka/data"})
    void data_in_a_named_volume_or_in_a_folder_of_this_machine_outlives_its_container(String volume)
            throws IOException {
        assertThat(DataFolders.inNoVolume(broker("volumes: ['%s']".formatted(volume))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "volumes: ['/var/lib/kafka/data']", "volumes: ['data:/var/lib/kafka/data-of-old']"})
    void other_data_goes_with_its_container(String volumes) throws IOException {
        assertThat(DataFolders.inNoVolume(broker(volumes))).containsExactly("/var/lib/kafka/data");
    }

    @Test
    void of_several_folders_each_is_looked_at() {
        Node broker = Topologies.read(Path.of("compose/zookeeper-ensemble.yml"), Map.of())
                .node("kafka1")
                .orElseThrow();
        Node zookeeper = Topologies.read(Path.of("compose/zookeeper-ensemble.yml"), Map.of())
                .node("zoo1")
                .orElseThrow();
        assertThat(DataFolders.inNoVolume(broker)).isEmpty();
        assertThat(DataFolders.inNoVolume(zookeeper)).isEmpty();
    }

    private Node broker(String volumes) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  kafka:
                    image: confluentinc/cp-kafka:7.9.1
                    %s
                    environment:
                      KAFKA_BROKER_ID: 1
                      KAFKA_ZOOKEEPER_CONNECT: zookeeper:2181
                      KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
                volumes:
                  data:
                """.formatted(volumes));
        return Topologies.read(file, Map.of()).node("kafka").orElseThrow();
    }
}
