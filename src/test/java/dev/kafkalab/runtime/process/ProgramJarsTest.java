package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramJarsTest {

    private static final byte[] JAR = Vendors.jar("kafdrop.Kafdrop");
    private static final Topology TOPOLOGY = TestTopologies.topology(
            "tool",
            List.of(new Node(
                    TestTopologies.service("ui", Map.of(), List.of(), Duration.ofSeconds(10)),
                    Image.parse("obsidiandynamics/kafdrop:4.2.0"),
                    Set.of(Role.TOOL),
                    OptionalInt.empty(),
                    new Program.Tool(),
                    List.of())));

    @TempDir
    private Path folder;

    @Test
    void the_programs_of_tools_are_fetched_while_there_is_a_network_if_somebody_has_asked_for_them()
            throws IOException {
        try (Vendors vendors = new Vendors()) {
            vendors.publishKafdrop("4.2.0", JAR);
            LabSettings.Tools asked =
                    new LabSettings.Tools(true, Optional.of(vendors.address()), Optional.of(Vendors.sha256(JAR)));
            Path own = Files.createFile(folder.resolve("own.jar"));

            fetch(Map.of(), LabSettings.Tools.NONE);
            fetch(Map.of("lab.program.kafdrop", own.toString()), asked);
            assertThat(vendors.requests()).isEmpty();

            fetch(Map.of(), asked);
            assertThat(folder.resolve("cache/tools/kafdrop-4.2.0.jar")).hasBinaryContent(JAR);
        }
    }

    @Test
    void one_that_cannot_be_checked_is_told() {
        LabSettings.Tools asked = new LabSettings.Tools(true, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> fetch(Map.of(), asked))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("-Dlab.tools.sha256=HEX");
    }

    private void fetch(Map<String, String> programs, LabSettings.Tools tools) {
        LabFolders folders = new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports"));
        new ProgramJars(folders, programs, tools).fetch(TOPOLOGY, line -> {});
    }
}
