package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaConfigTest {

    @ParameterizedTest
    @CsvSource({
        "PLAINTEXT://:9092, PLAINTEXT://127.10.1.4:9092",
        "PLAINTEXT://0.0.0.0:9092, PLAINTEXT://127.10.1.4:9092",
        "PLAINTEXT://kafka1:9092, PLAINTEXT://127.10.1.4:9092",
        "PLAINTEXT://localhost:9092, PLAINTEXT://127.10.1.4:9092",
        "PLAINTEXT://[::]:9092, PLAINTEXT://127.10.1.4:9092",
        "'A://:9092, B://0.0.0.0:29092', 'A://127.10.1.4:9092,B://127.10.1.4:29092'",
        "PLAINTEXT://other:9092, PLAINTEXT://other:9092",
    })
    void listens_on_its_own_address(String written, String expected) {
        assertThat(local(Map.of("listeners", written))).containsEntry("listeners", expected);
    }

    @Test
    void advertises_what_it_would_have_advertised_in_its_container() {
        assertThat(local(Map.of("listeners", "PLAINTEXT://:9092")))
                .containsEntry("advertised.listeners", "PLAINTEXT://kafka1:9092");
    }

    @Test
    void leaves_what_is_advertised_as_written() {
        assertThat(local(Map.of("advertised.listeners", "PLAINTEXT://localhost:41000")))
                .containsEntry("advertised.listeners", "PLAINTEXT://localhost:41000");
    }

    @Test
    void never_advertises_a_controller_listener() {
        Map<String, String> properties = local(
                Map.of("listeners", "CONTROLLER://:9093,PLAIN://:9092", "controller.listener.names", "CONTROLLER"));

        assertThat(properties).containsEntry("advertised.listeners", "PLAIN://kafka1:9092");
        assertThat(local(Map.of("listeners", "CONTROLLER://:9093", "controller.listener.names", "CONTROLLER")))
                .doesNotContainKey("advertised.listeners");
    }

    @Test
    void keeps_data_in_its_own_folders() {
        assertThat(local(Map.of("log.dirs", "/data/a, /data/b", "metadata.log.dir", "/meta")))
                .containsEntry("log.dirs", "data/a,data/b")
                .containsEntry("metadata.log.dir", "meta");
    }

    @Test
    void does_not_share_kafkas_default_folder_with_other_brokers() {
        assertThat(local(Map.of())).containsEntry("log.dirs", "tmp/kafka-logs");
    }

    private static Map<String, String> local(Map<String, String> properties) {
        Program.Kafka kafka = new Program.Kafka("3.9.2", properties, Optional.empty());
        Node node = new Node(
                TestTopologies.service("kafka1", Map.of(), List.of(), Duration.ofSeconds(10)),
                Image.parse("cp-kafka"),
                Set.of(Role.BROKER),
                OptionalInt.of(1),
                kafka,
                List.of());
        return KafkaConfig.local(node, kafka, NodeAddress.of(node, "127.10.1.4"));
    }
}
