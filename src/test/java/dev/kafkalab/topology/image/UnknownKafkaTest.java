package dev.kafkalab.topology.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.reader.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKafkaTest {

    private static final String MISSING = "None of this file's services is a Kafka broker that is known here";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{image: docker.redpanda.com/redpandadata/redpanda:v24.3.1, command: redpanda start --smp 1}",
                "{image: quay.io/debezium/kafka:3.2, environment: [NODE_ROLE=combined]}",
                "{image: quay.io/strimzi/kafka:0.45.0-kafka-3.9.0, command: [sh, -c, bin/kafka-server-start.sh x]}",
                "{image: lensesio/fast-data-dev:3.9.0, environment: [ADV_HOST=localhost]}",
                "{image: example/broker:1, environment: [KAFKA_CFG_PROCESS_ROLES=broker]}",
                "{image: example/thing:1, volumes: ['./server.properties:/opt/kafka/config/server.properties']}",
                "{image: example/thing:1, command: /opt/bin/kafka-server-start.sh x.properties}",
                "{build: ., environment: [KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://localhost:9092]}",
                "{build: .}",
                "{build: ., image: 'apache/kafka:4.1.1'}"
            })
    void a_broker_of_an_image_that_nobody_knows_is_noted_and_the_file_cannot_be_used(String service)
            throws IOException {
        assertThat(read("  kafka: " + service).findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WRONG, Severity.NOTE);
        assertThat(messages("  kafka: " + service))
                .satisfiesExactly(
                        wrong -> assertThat(wrong).startsWith(MISSING).endsWith("kafka only looks like one."),
                        note -> assertThat(note).startsWith("It looks like a broker, but"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{image: obsidiandynamics/kafdrop:4.0.2, environment: [KAFKA_BROKERCONNECT=kafka:9092]}",
                "{image: debezium/connect:3.2, environment: [KAFKA_ADVERTISED_LISTENERS=x]}",
                "{image: confluentinc/cp-kafka-rest:7.9.1, environment: [KAFKA_ZOOKEEPER_CONNECT=zoo1]}",
                "{image: redpandadata/redpanda:v24.3.1, entrypoint: [sh, -c, rpk topic create a]}",
                "{image: 'quay.io/strimzi/kafka:0.45.0-kafka-3.9.0', command: [sh, -c, bin/connect-distributed.sh x]}",
                "{image: itzg/minecraft-server, volumes: ['./server.properties:/data/server.properties']}",
                "{image: example/spring-kafka:1, environment: [KAFKA_BOOTSTRAP_SERVERS=kafka:9092]}",
                "{build: ., environment: [KAFKA_BOOTSTRAP_SERVERS=kafka:9092]}"
            })
    void a_program_around_kafka_is_not_taken_for_one(String service) throws IOException {
        assertThat(messages("  app: " + service)).containsExactly(MISSING + ", so neither up nor a lab can use it.");
    }

    @Test
    void beside_a_broker_that_is_known_an_unknown_one_is_just_noted() throws IOException {
        assertThat(read("  kafka: {image: 'apache/kafka:4.1.1'}\n  other: {image: 'redpandadata/redpanda:v24.3.1'}")
                        .findings())
                .extracting(Finding::node, Finding::severity)
                .contains(org.assertj.core.groups.Tuple.tuple("other", Severity.NOTE))
                .doesNotContain(org.assertj.core.groups.Tuple.tuple("other", Severity.WRONG));
        assertThat(messages("  kafka: {image: 'apache/kafka:4.1.1'}")).noneMatch(message -> message.contains(MISSING));
    }

    @Test
    void zookeepers_alone_may_be_meant() throws IOException {
        assertThat(messages("  zoo1: {image: 'zookeeper:3.8.4'}")).isEmpty();
        assertThat(messages("  zoo1: {image: 'zookeeper:3.8.4'}\n  kafka: {build: .}"))
                .hasSize(2);
    }

    private List<String> messages(String services) throws IOException {
        return read(services).findings().stream().map(Finding::message).toList();
    }

    private Topology read(String services) throws IOException {
        Path file = Files.writeString(folder.resolve("compose.yml"), "services:\n" + services + "\n");
        return Topologies.read(file, Map.of());
    }
}
