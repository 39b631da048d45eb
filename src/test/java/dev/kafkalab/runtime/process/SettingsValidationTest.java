package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.process.SettingsValidation.Jars;
import dev.kafkalab.topology.Finding;
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
            assertThat(finding.remedy()).isEqualTo("correct CLUSTER_ID.");
            assertThat(finding.position().line()).isEqualTo(13);
        });
    }

    @ParameterizedTest
    @CsvSource({"confluentinc/cp-kafka:7.9.1, 0", "confluentinc/cp-kafka:7.8.0, 1"})
    void a_combined_node_may_advertise_its_controller_from_3_9_on(String image, int refusals) throws IOException {
        assertThat(ask(image, "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092,CONTROLLER://kafka:9093"))
                .hasSize(refusals);
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
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip", Jars.PRESENT))
                .isEmpty();
        assertThat(ask("apache/kafka:4.3.1", "KAFKA_COMPRESSION_TYPE: zip", Jars.FETCHED))
                .hasSize(1);
        assertThat(folder.resolve("cache/validated")).isDirectoryNotContaining("glob:**/asking*");
    }

    private List<Finding> ask(String image, String line) throws IOException {
        return ask(image, line, Jars.FETCHED);
    }

    private List<Finding> ask(String image, String line, Jars jars) throws IOException {
        String id = line.startsWith("CLUSTER_ID") ? "# nothing" : "CLUSTER_ID: 5L6g3nShT-eMCtK--X86sw";
        String advertised = line.startsWith("KAFKA_ADVERTISED")
                ? "# nothing"
                : "KAFKA_ADVERTISED_LISTENERS: PLAINTEXT://kafka:9092";
        Path file = Files.writeString(folder.resolve("compose.yml"), """
                services:
                  kafka:
                    image: %s
                    environment:
                      KAFKA_NODE_ID: 1
                      KAFKA_PROCESS_ROLES: broker,controller
                      KAFKA_LISTENERS: PLAINTEXT://:9092,CONTROLLER://:9093
                      KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER
                      KAFKA_CONTROLLER_QUORUM_VOTERS: 1@kafka:9093
                      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                      %s
                      %s
                      %s
                """.formatted(image, id, advertised, line));
        LabFolders folders = new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports"));
        return new SettingsValidation(folders).refusals(Topologies.read(file, Map.of()), jars, words -> {});
    }
}
