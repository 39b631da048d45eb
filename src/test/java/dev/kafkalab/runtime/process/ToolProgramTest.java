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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolProgramTest {

    private static final Node KAFDROP =
            tool("ui", "obsidiandynamics/kafdrop:4.1.0", "KAFKA_BROKERCONNECT", "kafka1:9092");

    @TempDir
    private Path folder;

    @Test
    void says_how_a_tool_would_run() {
        assertThat(ToolProgram.of(KAFDROP, name -> null)).isEmpty();
        assertThat(ToolProgram.notRunHere(KAFDROP)).contains("ui", "-Dlab.program.kafdrop=/path/to/kafdrop.jar");
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
    void keeps_the_services_environment_and_the_tool_to_itself() {
        Node rest = tool("rest", "confluentinc/cp-kafka-rest:7.9.1", "KAFKA_REST_LISTENERS", "http://0.0.0.0:8082");

        assertThat(ToolProgram.environment(rest, NodeAddress.of(rest, "127.10.1.7")))
                .containsEntry("KAFKA_REST_LISTENERS", "http://127.10.1.7:8082")
                .containsEntry("SERVER_ADDRESS", "127.10.1.7");
    }

    private static Node tool(String name, String image, String variable, String value) {
        return new Node(
                TestTopologies.service(name, Map.of(variable, value), List.of(), Duration.ofSeconds(10)),
                Image.parse(image),
                Set.of(Role.TOOL),
                OptionalInt.empty(),
                new Program.Tool(),
                List.of());
    }
}
