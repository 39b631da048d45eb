package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLaunchesTest {

    @TempDir
    private Path folder;

    @Test
    void no_file_and_no_option_of_a_node_names_the_folder_of_the_project() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("Übung, 1"));
        Topology kraft = TestTopologies.isolated("kraft", "4.3.1", 21400);
        Topology old = TestTopologies.combined("old", "3.7.2", 21400);
        for (Topology topology : List.of(TestTopologies.ensemble("zookeeper", 21400), kraft, old)) {
            for (Node node : topology.nodes()) {
                Launch launch = launch(node, folder.resolve("cache"), odd);
                assertThat(launch.folder()).isEqualTo(odd.resolve(node.name()));
                assertThat(launch.command()).noneMatch(argument -> argument.contains("bung"));
            }
        }
        try (Stream<Path> files = Files.walk(odd).filter(Files::isRegularFile)) {
            assertThat(files).hasSizeGreaterThan(30).allSatisfy(file -> assertThat(file)
                    .usingCharset(StandardCharsets.ISO_8859_1)
                    .content()
                    .doesNotContain("bung"));
        }
    }

    @Test
    void a_cache_that_cannot_be_on_a_class_path_is_named() {
        Node node = TestTopologies.broker(1, 21400);
        assertThatThrownBy(() -> launch(node, folder.resolve("a:b"), folder))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(folder.resolve("a:b").toString())
                .hasMessageContaining("Fix: use a folder without one (-Dlab.cache=DIR for the cache)");
    }

    private static Launch launch(Node node, Path cache, Path work) throws IOException {
        NodeAddress own = NodeAddress.of(node, "127.10.1.1");
        Path folder = Files.createDirectories(work.resolve(node.name()));
        return new NodeLaunches(cache, "laptop")
                .of(
                        node,
                        Software.of(node.program()).orElseThrow(),
                        List.of(),
                        new LaunchContext(own, List.of(own), Optional.empty(), folder, work.resolve("log")));
    }
}
