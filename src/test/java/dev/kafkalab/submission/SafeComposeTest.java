package dev.kafkalab.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafeComposeTest {

    @TempDir
    private Path temp;

    static Stream<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("compose"), 2)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void our_own_files_are_allowed_and_stay_the_same_cluster(Path file) throws IOException {
        Topology topology = allowed(Files.readString(file));
        Topology again = SafeCompose.write(topology, Limits.DEFAULT, temp.resolve("safe.yml"));

        assertThat(again.nodes()).hasSameSizeAs(topology.nodes());
        for (Node node : topology.nodes()) {
            Node other = again.node(node.name()).orElseThrow();
            assertThat(other.roles()).isEqualTo(node.roles());
            assertThat(other.id()).isEqualTo(node.id());
            assertThat(SafeEnvironment.essence(other.program())).isEqualTo(SafeEnvironment.essence(node.program()));
            assertThat(other.listeners()).isEqualTo(node.listeners());
            assertThat(other.hostEndpoint()).isEqualTo(node.hostEndpoint());
        }
    }

    private Topology allowed(String text) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("submission"));
        Files.writeString(folder.resolve("compose.yml"), text);
        Checked checked = SubmissionCheck.of(folder);
        assertThat(checked.refusals()).isEmpty();
        return checked.topology().orElseThrow();
    }

    private JsonNode written(String text) throws IOException {
        SafeCompose.write(allowed(text), Limits.DEFAULT, temp.resolve("safe.yml"));
        return new ObjectMapper().readTree(temp.resolve("safe.yml").toFile());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static final String KAFKA = """
            services:
              kafka:
                image: apache/kafka:4.1.1
                container_name: broker-one
                ports: ["9092:9092", "0.0.0.0:9999:9999"]
                command: ["sh", "-c", "id"]
                healthcheck: {test: ["CMD", "id"]}
                user: root
                read_only: true
                mem_limit: 64g
                restart: unless-stopped
                volumes: ["data:/var/lib/kafka/data", "./scripts:/scripts"]
                depends_on: [ui]
                environment:
                  KAFKA_NODE_ID: 1
                  KAFKA_PROCESS_ROLES: broker,controller
                  KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                  KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://localhost:9092
                  KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                  KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
                  KAFKA_BROKER_RACK: "$$HOME"
                  KAFKA_HEAP_OPTS: -Xmx64G
                  KAFKA_JMX_PORT: 9999
                  KAFKA_LOG4J_LOGGERS: kafka=TRACE
                  SOMETHING: else
              ui:
                image: provectuslabs/kafka-ui:latest
            volumes: {data: {}}
            """;

    @Test
    void what_is_not_understood_is_not_passed_on() throws IOException {
        JsonNode file = written(KAFKA);
        JsonNode kafka = file.path("services").path("kafka");

        assertThat(names(file.path("services"))).containsExactly("kafka");
        assertThat(names(kafka))
                .containsExactlyInAnyOrder(
                        "image",
                        "environment",
                        "ports",
                        "networks",
                        "volumes",
                        "restart",
                        "stop_grace_period",
                        "mem_limit",
                        "memswap_limit",
                        "cpus",
                        "pids_limit",
                        "cap_drop",
                        "security_opt",
                        "logging");
        assertThat(kafka.path("volumes")).hasToString("[\"data:/var/lib/kafka/data\"]");
        assertThat(names(kafka.path("environment")))
                .doesNotContain("KAFKA_JMX_PORT", "KAFKA_LOG4J_LOGGERS", "SOMETHING")
                .contains("KAFKA_NODE_ID", "KAFKA_BROKER_RACK", "KAFKA_HEAP_OPTS");
    }

    @Test
    void who_looks_for_a_dead_controller_gives_it_up_as_soon_in_a_container_as_it_would_as_a_process()
            throws IOException {
        String setup = "KAFKA_SOCKET_CONNECTION_SETUP_TIMEOUT_MS";
        String max = "KAFKA_SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS";

        JsonNode usual = environment(KAFKA);
        assertThat(usual.path(setup).asText()).isEqualTo("1000");
        assertThat(usual.path(max).asText()).isEqualTo("2000");

        JsonNode chosen = environment(KAFKA.replace("SOMETHING: else", setup + ": 4000"));
        assertThat(chosen.path(setup).asText()).isEqualTo("4000");
        assertThat(chosen.path(max).asText()).isEqualTo("2000");

        JsonNode same = environment(KAFKA.replace("SOMETHING: else", setup + ": 1000"));
        assertThat(same.path(setup).asText()).isEqualTo("1000");

        JsonNode bitnami = environment(KAFKA.replace("apache/kafka:4.1.1", "bitnamilegacy/kafka:3.9.0")
                .replace("      KAFKA_", "      KAFKA_CFG_"));
        assertThat(bitnami.path("KAFKA_CFG_SOCKET_CONNECTION_SETUP_TIMEOUT_MS").asText())
                .isEqualTo("1000");
    }

    private JsonNode environment(String text) throws IOException {
        return written(text).path("services").path("kafka").path("environment");
    }

    @Test
    void every_node_is_confined() throws IOException {
        JsonNode file = written(KAFKA);
        JsonNode kafka = file.path("services").path("kafka");

        assertThat(kafka.path("cap_drop")).hasToString("[\"ALL\"]");
        assertThat(kafka.path("security_opt")).hasToString("[\"no-new-privileges:true\"]");
        assertThat(kafka.path("mem_limit").asText()).isEqualTo("896m");
        assertThat(kafka.path("memswap_limit").asText()).isEqualTo("896m");
        assertThat(kafka.path("pids_limit").asInt()).isEqualTo(2_000);
        assertThat(kafka.path("cpus").asDouble()).isEqualTo(2);
        assertThat(kafka.path("environment").path("KAFKA_HEAP_OPTS").asText()).isEqualTo("-Xms64m -Xmx512m");
    }

    @Test
    void ports_are_published_on_this_machine_only_and_networks_lead_nowhere() throws IOException {
        JsonNode file = written(KAFKA);

        assertThat(file.path("services").path("kafka").path("ports"))
                .extracting(JsonNode::asText)
                .containsExactly("127.0.0.1:9092:9092", "127.0.0.1:9999:9999");
        assertThat(file.path("networks").path("default").path("internal").asBoolean())
                .isTrue();
        assertThat(file.path("networks").path("published").path("driver_opts"))
                .hasToString("{\"com.docker.network.bridge.enable_ip_masquerade\":\"false\"}");
    }

    @Test
    void settings_of_a_mounted_file_become_variables() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("mounted"));
        Files.writeString(folder.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://:9092,CONTROLLER://:9093
                advertised.listeners=PLAINTEXT://localhost:9092
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@kafka:9093
                log.dirs=/var/lib/kafka/data
                """);
        Files.writeString(folder.resolve("compose.yml"), """
                services:
                  kafka:
                    image: apache/kafka:4.1.1
                    ports: ["9092:9092"]
                    volumes: ["./server.properties:/mnt/shared/config/server.properties"]
                """);
        Topology topology = SubmissionCheck.of(folder).topology().orElseThrow();

        Topology again = SafeCompose.write(topology, Limits.DEFAULT, temp.resolve("safe.yml"));

        assertThat(SafeEnvironment.essence(again.nodes().get(0).program()))
                .isEqualTo(SafeEnvironment.essence(topology.nodes().get(0).program()));
        assertThat(again.nodes().get(0).service().volumes()).isEmpty();
    }

    @Test
    void a_submission_cannot_have_anything_filled_in_a_second_time() throws IOException {
        JsonNode kafka = written(KAFKA).path("services").path("kafka");

        assertThat(kafka.path("environment").path("KAFKA_BROKER_RACK").asText()).isEqualTo("$$HOME");
        assertThat(kafka.has("depends_on")).isFalse();
    }

    @Test
    void keys_in_a_file_are_told_of_before_a_node_misses_them() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("tls/secrets"));
        Files.writeString(folder.resolve("kafka.jks"), "keys");
        Files.writeString(
                folder.resolveSibling("compose.yml"),
                KAFKA.replace("SOMETHING: else", "KAFKA_SSL_KEYSTORE_LOCATION: /etc/kafka/secrets/kafka.jks")
                        .replace("./scripts:/scripts", "./secrets:/etc/kafka/secrets"));
        Checked checked = SubmissionCheck.of(folder.getParent());
        assertThat(checked.refusals()).isEmpty();

        assertThatThrownBy(() ->
                        SafeCompose.write(checked.topology().orElseThrow(), Limits.DEFAULT, temp.resolve("safe.yml")))
                .isInstanceOf(UnwritableException.class)
                .hasMessageContainingAll("kafka reads keys from a file (ssl.keystore.location)", "Fix:");
    }

    @Test
    void no_subnet_and_no_address_is_of_a_submissions_choice() throws IOException {
        JsonNode file = written(KAFKA.replace("1@kafka:9093", "1@10.1.0.6:9093")
                .replace("    user: root", "    networks: {lab: {ipv4_address: 10.1.0.6}}")
                .replace(
                        "volumes: {data: {}}",
                        "volumes: {data: {}}\nnetworks: {lab: {ipam: {config: [{subnet: 10.1.0.0/24}]}}}"));

        assertThat(file.path("networks").path("lab")).hasToString("{\"internal\":true}");
        assertThat(file.path("services")
                        .path("kafka")
                        .path("networks")
                        .path("lab")
                        .has("ipv4_address"))
                .isFalse();
        assertThat(file.path("services")
                        .path("kafka")
                        .path("environment")
                        .path("KAFKA_CONTROLLER_QUORUM_VOTERS")
                        .asText())
                .isEqualTo("1@kafka:9093");
    }
}
