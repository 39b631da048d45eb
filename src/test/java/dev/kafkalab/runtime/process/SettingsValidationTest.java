package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kafkalab.runtime.Judgement;
import dev.kafkalab.runtime.KraftNode;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.runtime.process.SettingsValidation.Jars;
import dev.kafkalab.topology.Finding;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the real classes of each version; the jars come from Maven Central the first time. */
class SettingsValidationTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "confluentinc/cp-kafka:7.6.1, my-cluster, true",
        "confluentinc/cp-kafka:7.8.0, my-cluster, false",
        "confluentinc/cp-kafka:7.6.1, 5L6g3nShT-eMCtK--X86sw, false",
    })
    void only_the_version_itself_knows_which_cluster_ids_it_takes(String image, String id, boolean refused)
            throws IOException {
        List<Finding> findings = ask(image, "CLUSTER_ID: " + id);

        assertThat(findings).hasSize(refused ? 1 : 0);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message())
                    .startsWith("Kafka 3.6.1 itself refuses")
                    .contains("valid UUID");
            assertThat(finding.remedy()).contains("kafka-storage random-uuid");
            assertThat(finding.position().line()).isEqualTo(13);
        });
    }

    @ParameterizedTest
    @CsvSource({"confluentinc/cp-kafka:7.9.1, 0", "confluentinc/cp-kafka:7.8.0, 1"})
    void a_combined_node_may_advertise_its_controller_from_3_9_on(String image, int refusals) throws IOException {
        assertThat(ask(image, "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092,CONTROLLER://kafka:9093"))
                .hasSize(refusals);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://0.0.0.0:9092 | let KAFKA_ADVERTISED_LISTENERS name an address",
                "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092,CONTROLLER://kafka:9093"
                        + " | leave the controllers' listener out of KAFKA_ADVERTISED_LISTENERS",
            })
    void a_refusal_that_is_known_has_a_remedy_that_can_be_followed(String line, String remedy) throws IOException {
        assertThat(ask("confluentinc/cp-kafka:7.8.0", line))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains(remedy));
    }

    @Test
    void a_quorum_that_finds_its_voters_itself_is_refused_at_the_line_that_asks_for_it() throws IOException {
        String instead =
                "KAFKA_CONTROLLER_QUORUM_VOTERS: ''\n      KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: kafka:9093";

        assertThat(ask("confluentinc/cp-kafka:8.0.0", instead)).singleElement().satisfies(finding -> {
            assertThat(finding.remedy()).contains("in place of KAFKA_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS");
            assertThat(finding.position().line()).isEqualTo(14);
        });
    }

    @Test
    void a_class_for_metrics_that_only_the_image_has_is_not_asked_about() throws IOException {
        String file = """
                services:
                  zookeeper:
                    image: bitnamilegacy/zookeeper:3.9
                    environment:
                      ALLOW_ANONYMOUS_LOGIN: "yes"
                      ZOO_ENABLE_PROMETHEUS_METRICS: "yes"
                """;

        assertThat(judge(read(file), Jars.FETCHED).refusals()).isEmpty();
    }

    @Test
    void bitnamis_image_formats_storage_without_voters_with_options_of_its_own() throws IOException {
        String file = """
                services:
                  kafka:
                    image: bitnamilegacy/kafka:4.0.0
                    environment:
                      KAFKA_CLUSTER_ID: 5L6g3nShT-eMCtK--X86sw
                      KAFKA_CFG_NODE_ID: 1
                      KAFKA_CFG_PROCESS_ROLES: broker,controller
                      KAFKA_CFG_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                      KAFKA_CFG_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092
                      KAFKA_CFG_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_CFG_CONTROLLER_QUORUM_BOOTSTRAP_SERVERS: kafka:9093
                      KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                      KAFKA_CFG_COMPRESSION_TYPE: zstd
                """;

        assertThat(judge(read(file), Jars.FETCHED).refusals()).isEmpty();
        assertThat(judge(read(file.replace("zstd", "zip")), Jars.FETCHED).refusals())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("compression.type"));
        String controllers = "KAFKA_INITIAL_CONTROLLERS: \"1@kafka:9093:%s\"\n      KAFKA_CFG_COMPRESSION_TYPE";
        assertThat(judge(
                                read(file.replace(
                                        "KAFKA_CFG_COMPRESSION_TYPE", controllers.formatted("JEXY6aqzQY-32P5TStzaFg"))),
                                Jars.FETCHED)
                        .refusals())
                .isEmpty();
        assertThat(judge(
                                read(file.replace("KAFKA_CFG_COMPRESSION_TYPE", controllers.formatted("nonsense"))),
                                Jars.FETCHED)
                        .refusals())
                .as("the id of a controller's folder")
                .hasSize(1);
    }

    @Test
    void storage_is_formatted_in_a_folder_of_its_own_even_where_none_is_named() throws IOException {
        assertThat(ask("apache/kafka:4.3.1", "CLUSTER_ID: 5L6g3nShT-eMCtK--X86sw"))
                .isEmpty();
        assertThat(ask("apache/kafka:4.3.1", "CLUSTER_ID: MkU3OEVBNTcwNTJENDM2Qg"))
                .isEmpty();
    }

    @Test
    void an_answer_is_kept_for_those_settings() throws IOException {
        List<Finding> first = ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip");
        Path kept = folder.resolve("cache/validated");
        try (var answers = Files.list(kept)) {
            Files.writeString(answers.findFirst().orElseThrow(), "asked before");
        }

        assertThat(first).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("compression.type");
            assertThat(finding.remedy()).contains("KAFKA_COMPRESSION_TYPE");
        });
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("asked before"));
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zstd")).isEmpty();
    }

    @Test
    void a_class_of_a_stranger_is_not_loaded_and_nobody_is_accused_of_it() throws IOException {
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_PRINCIPAL_BUILDER_CLASS: com.sun.jndi.ldap.LdapCtx"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_HEAP_OPTS: ''\n    entrypoint: sh -c 'edit; /etc/kafka/docker/run'",
                "KAFKA_HEAP_OPTS: ''\n    volumes: ['./conf:/mnt/shared/config']",
                "KAFKA_HEAP_OPTS: ''\n    command: sh -c 'edit; /etc/kafka/docker/run'"
            })
    void a_node_that_is_also_set_elsewhere_is_not_held_to_what_is_known_of_it(String line) throws IOException {
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip")).hasSize(1);
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip\n      " + line))
                .isEmpty();
    }

    @Test
    void what_the_cache_has_no_jars_for_is_asked_only_when_they_may_be_fetched() throws IOException {
        assertThat(judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip", Jars.PRESENT)
                        .refusals())
                .isEmpty();
        assertThat(judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip", Jars.FETCHED)
                        .refusals())
                .hasSize(1);
        assertThat(folder.resolve("cache/validated")).isDirectoryNotContaining("glob:**/asking*");
    }

    @Test
    void whoever_has_not_been_asked_is_named() throws IOException {
        assertThat(judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zstd", Jars.PRESENT)
                        .notAsked())
                .containsExactly("Kafka 4.3.1");
        assertThat(judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zstd", Jars.FETCHED)
                        .notAsked())
                .isEmpty();
        assertThat(judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: gzip", Jars.PRESENT)
                        .notAsked())
                .isEmpty();
    }

    @Test
    void a_damaged_jar_refuses_nothing_and_is_no_answer() throws IOException {
        ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zstd");
        Path classPath = folder.resolve("cache/classpath/kafka-4.3.1.txt");
        Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
        Files.write(
                classPath,
                Files.readAllLines(classPath).stream()
                        .map(jar -> jar.contains("kafka-server-common") ? damaged.toString() : jar)
                        .toList());

        Judgement judgement = judge("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip", Jars.FETCHED);

        assertThat(judgement.refusals()).isEmpty();
        assertThat(judgement.notAsked()).containsExactly("Kafka 4.3.1");
    }

    @Test
    void a_version_that_cannot_be_had_is_looked_for_once() throws IOException {
        SettingsValidation validation = validation();
        Topology topology = KraftNode.read(folder, "apache/kafka:4.99.0", "KAFKA_COMPRESSION_TYPE: zstd");
        Throwable first = catchThrowable(() -> validation.judge(topology, Jars.FETCHED, words -> {}));

        assertThat(first).isInstanceOf(SetupException.class).hasMessageContaining("There is no Kafka 4.99.0");
        assertThatThrownBy(() -> validation.judge(topology, Jars.FETCHED, words -> {}))
                .isSameAs(first);
    }

    private List<Finding> ask(String image, String line) throws IOException {
        return judge(image, line, Jars.FETCHED).refusals();
    }

    private Judgement judge(String image, String line, Jars jars) throws IOException {
        return judge(KraftNode.read(folder, image, line), jars);
    }

    private Judgement judge(Topology topology, Jars jars) {
        return validation().judge(topology, jars, words -> {});
    }

    private Topology read(String file) throws IOException {
        return Topologies.read(Files.writeString(folder.resolve("compose.yml"), file), Map.of());
    }

    private SettingsValidation validation() {
        return new SettingsValidation(
                new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports")));
    }
}
