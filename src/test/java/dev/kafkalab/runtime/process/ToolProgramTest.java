package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolProgramTest {

    private static final Node KAFDROP =
            tool("ui", "obsidiandynamics/kafdrop:4.1.0", Map.of("KAFKA_BROKERCONNECT", "kafka1:9092"));
    private static final Node REST = tool("rest", "confluentinc/cp-kafka-rest:7.9.1", Map.of());

    @TempDir
    private Path folder;

    @Test
    void says_how_a_tool_would_run() {
        assertThat(ToolProgram.of(KAFDROP, name -> null)).isEmpty();
        assertThat(ToolProgram.notRunHere(KAFDROP))
                .contains("ui", "-Dlab.program.kafdrop=/path/to/kafdrop.jar", "-Dlab.tools=download");
        assertThat(ToolProgram.notRunHere(tool("ui", "somebody/hello:1", Map.of())))
                .endsWith("-Dlab.program.hello=/path/to/hello.jar");
    }

    @Test
    void runs_a_jar_named_for_the_image_or_for_the_service() throws IOException {
        Path jar = Files.createFile(folder.resolve("kafdrop.jar"));
        for (String property : List.of("lab.program.kafdrop", "lab.program.ui")) {
            assertThat(ToolProgram.of(KAFDROP, Map.of(property, jar.toString())::get))
                    .hasValueSatisfying(
                            program -> assertThat(program.arguments()).containsExactly("-jar", jar.toString()));
        }
    }

    @Test
    void runs_a_main_class_out_of_a_folder_of_jars() throws IOException {
        Path jar = Files.createFile(folder.resolve("rest.jar"));
        Map<String, String> named = Map.of("lab.program.ui", folder.toString(), "lab.program.ui.main", "io.Main");

        assertThat(ToolProgram.of(KAFDROP, named::get)).hasValueSatisfying(program -> assertThat(program.arguments())
                .containsExactly("-cp", jar.toString(), "io.Main"));
    }

    @Test
    void refuses_what_cannot_be_run() {
        assertThatThrownBy(() -> ToolProgram.of(KAFDROP, Map.of("lab.program.ui", "/no/such.jar")::get))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("-Dlab.program.ui=/no/such.jar")
                .hasMessageContaining("Fix: ");
    }

    @Test
    void the_rest_proxy_runs_out_of_the_four_folders_of_its_distribution() throws IOException {
        Path confluent = folder.resolve("confluent-7.9.1");
        for (String jars :
                List.of("confluent-common", "rest-utils", "kafka-rest-bin", "kafka-rest-lib", "schema-registry")) {
            Files.createFile(
                    Files.createDirectories(confluent.resolve("share/java").resolve(jars))
                            .resolve(jars + ".jar"));
        }
        for (Path named : List.of(confluent, confluent.resolve("share/java"))) {
            assertThat(ToolProgram.of(REST, Map.of("lab.program.cp-kafka-rest", named.toString())::get))
                    .hasValueSatisfying(program -> assertThat(program.arguments())
                            .hasSize(3)
                            .contains("io.confluent.kafkarest.KafkaRestMain")
                            .element(1)
                            .asString()
                            .contains(
                                    "confluent-common.jar",
                                    "rest-utils.jar",
                                    "kafka-rest-bin.jar",
                                    "kafka-rest-lib.jar")
                            .doesNotContain("schema-registry.jar"));
        }
    }

    @Test
    void a_class_path_of_jars_and_folders_is_a_program_too() throws IOException {
        Path jar = Files.createFile(folder.resolve("rest.jar"));
        Path lib = Files.createDirectories(folder.resolve("lib"));
        Path other = Files.createFile(lib.resolve("other.jar"));

        assertThat(ToolProgram.of(REST, Map.of("lab.program.cp-kafka-rest", jar + ":" + lib)::get))
                .hasValueSatisfying(program -> assertThat(program.arguments())
                        .containsExactly("-cp", jar + ":" + other, "io.confluent.kafkarest.KafkaRestMain"));
    }

    @Test
    void what_is_said_of_the_rest_proxy_names_what_there_is() {
        assertThat(ToolProgram.notRunHere(REST))
                .contains("-Dlab.program.cp-kafka-rest=/path/to/confluent-VERSION", "-Dlab.tools=download")
                .doesNotContain(".jar");
        assertThatThrownBy(() -> ToolProgram.of(REST, Map.of("lab.program.cp-kafka-rest", folder.toString())::get))
                .hasMessageContaining("share/java/kafka-rest-lib");
    }

    @Test
    void the_rest_proxy_is_given_a_file_of_properties_and_listens_on_its_own_address() {
        assertThat(properties("KAFKA_REST_BOOTSTRAP_SERVERS", "kafka1:9092"))
                .containsExactly(
                        Map.entry("bootstrap.servers", "kafka1:9092"),
                        Map.entry("listeners", "http://127.10.1.7:8082"));
        assertThat(properties("KAFKA_REST_LISTENERS", "http://0.0.0.0:9082"))
                .containsEntry("listeners", "http://127.10.1.7:9082");
        assertThat(properties("KAFKA_REST_LISTENERS", "http://:9082"))
                .containsEntry("listeners", "http://127.10.1.7:9082");
        assertThat(properties("KAFKA_REST_CLIENT_SASL___X__Y", "1")).containsEntry("client.sasl-x_y", "1");
        assertThat(properties("KAFKA_REST_LOG4J_ROOT_LOGLEVEL", "WARN")).containsOnlyKeys("listeners");
        assertThat(ToolKind.of(KAFDROP).properties(KAFDROP, NodeAddress.of(KAFDROP, "127.10.1.7")))
                .isEmpty();
    }

    private static Map<String, String> properties(String variable, String value) {
        Node rest = tool("rest", "confluentinc/cp-kafka-rest:7.9.1", Map.of(variable, value));
        return ToolKind.of(rest)
                .properties(rest, NodeAddress.of(rest, "127.10.1.7"))
                .orElseThrow();
    }

    /** Kafdrop's own default is 9000 for both ports; Spring Boot refuses an address where they are one. */
    @ParameterizedTest
    @CsvSource({
        "obsidiandynamics/kafdrop:4.2.0,      ,     , false",
        "obsidiandynamics/kafdrop:4.2.0, 9000, 9000, false",
        "obsidiandynamics/kafdrop:4.2.0, 9000,     , false",
        "obsidiandynamics/kafdrop:4.2.0, 19000,    , true",
        "obsidiandynamics/kafdrop:4.2.0,     , 9001, true",
        "example/ui:1                  , 9000,     , false",
        "example/ui:1                  , 9000, 9001, true",
    })
    void management_has_an_address_where_it_has_a_port_of_its_own(
            String image, String server, String management, boolean separate) {
        Map<String, String> variables = new HashMap<>();
        Optional.ofNullable(server).ifPresent(port -> variables.put("SERVER_PORT", port));
        Optional.ofNullable(management).ifPresent(port -> variables.put("MANAGEMENT_SERVER_PORT", port));
        Node node = tool("ui", image, variables);

        Map<String, String> environment = ToolKind.of(node).environment(node, NodeAddress.of(node, "127.10.1.7"));

        assertThat(environment).containsEntry("SERVER_ADDRESS", "127.10.1.7");
        assertThat(environment.containsKey("MANAGEMENT_SERVER_ADDRESS")).isEqualTo(separate);
    }

    private static Node tool(String name, String image, Map<String, String> variables) {
        return new Node(
                TestTopologies.service(name, variables, List.of(), Duration.ofSeconds(10)),
                Image.parse(image),
                Set.of(Role.TOOL),
                OptionalInt.empty(),
                new Program.Tool(),
                List.of());
    }
}
