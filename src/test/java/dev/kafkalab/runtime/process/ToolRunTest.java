package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.runtime.Runtime;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolRunTest {

    private static final int PORT = 21650;

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("lab.program.hello");
    }

    @Test
    void a_tool_runs_once_its_program_is_named() throws IOException {
        Node tool = tool("somebody/hello:1");
        Topology topology = TestTopologies.topology("tool", List.of(TestTopologies.zookeeper(1, PORT + 1), tool));
        LabFolders folders = new LabFolders(
                LabFolders.of(LabSettings.read()).cache(), folder.resolve("work"), folder.resolve("reports"));
        try (Cluster cluster = new ProcessRuntime(folders).prepare(topology, line -> {})) {
            assertThat(cluster.notRunHere()).singleElement().asString().contains("-Dlab.program.hello=");
            assertThat(cluster.nodes()).hasSize(1);
        }

        Map<String, String> programs = Map.of("lab.program.hello", jar().toString());
        try (Cluster cluster = new ProcessRuntime(
                        folders, programs, LabSettings.Tools.NONE, true, false, new NodeLogs())
                .prepare(topology, line -> {})) {
            assertThat(cluster.notRunHere()).isEmpty();
            cluster.start(line -> {});
            await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> fetch().equals("hello"));
            cluster.node("ui").kill();
        }
    }

    @Test
    void a_tool_runs_whose_program_is_downloaded() throws IOException {
        Topology topology = TestTopologies.topology("tool", List.of(tool("obsidiandynamics/kafdrop:4.2.0")));
        LabFolders folders = new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports"));
        byte[] jar = Files.readAllBytes(jar());
        try (Vendors vendors = new Vendors()) {
            vendors.publishKafdrop("4.2.0", jar);
            LabSettings.Tools tools =
                    new LabSettings.Tools(true, Optional.of(vendors.address()), Optional.of(Vendors.sha256(jar)));
            Runtime runtime = new ProcessRuntime(folders, Map.of(), tools, true, false, new NodeLogs());
            try (Cluster cluster = runtime.prepare(topology, line -> {})) {
                assertThat(cluster.notRunHere()).isEmpty();
                cluster.start(line -> {});
                await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> fetch().equals("hello"));
                cluster.node("ui").kill();
            }
        }
    }

    @Test
    void a_tool_whose_program_cannot_be_checked_is_left_out_and_the_rest_runs() {
        Topology topology = TestTopologies.topology(
                "tool", List.of(TestTopologies.zookeeper(1, PORT + 1), tool("obsidiandynamics/kafdrop:4.2.0")));
        LabFolders folders = new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports"));
        LabSettings.Tools tools = new LabSettings.Tools(true, Optional.empty(), Optional.empty());
        Runtime runtime = new ProcessRuntime(folders, Map.of(), tools, true, false, new NodeLogs());

        try (Cluster cluster = runtime.prepare(topology, line -> {})) {
            assertThat(cluster.notRunHere())
                    .singleElement()
                    .asString()
                    .startsWith("ui (")
                    .contains("-Dlab.tools.sha256=HEX");
            assertThat(cluster.nodes()).hasSize(1);
        }
    }

    private static Node tool(String image) {
        return new Node(
                TestTopologies.service(
                        "ui",
                        Map.of("SERVER_PORT", "9000"),
                        List.of(TestTopologies.published(PORT, 9000)),
                        Duration.ofSeconds(10)),
                Image.parse(image),
                Set.of(Role.TOOL),
                OptionalInt.empty(),
                new Program.Tool(),
                List.of());
    }

    private static String fetch() throws IOException {
        try (InputStream in =
                URI.create("http://localhost:" + PORT + "/").toURL().openStream()) {
            return new String(in.readAllBytes());
        }
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HelloTool.class.getName());
        String resource = HelloTool.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("hello.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream in = HelloTool.class.getClassLoader().getResourceAsStream(resource)) {
            entries.putNextEntry(new ZipEntry(resource));
            in.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
