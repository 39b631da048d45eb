package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.runtime.Cluster;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the nodes when the JVM that launched them ends, one way or another. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledRunTest {

    private static final int PORT = 21600;

    @TempDir
    private Path folder;

    private Process launcher;
    private final List<ProcessHandle> nodes = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        launcher.destroyForcibly();
        nodes.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void all_nodes_die_with_a_killed_launcher_and_so_does_the_frozen_one() throws Exception {
        launch();
        assertThatThrownBy(() -> runtime().prepare(TestTopologies.ensemble("other", PORT), line -> {}))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(
                        "held by the kafka-lab run in " + Path.of("").toAbsolutePath());

        launcher.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(15)).until(() -> alive().isEmpty());
    }

    @Test
    void one_that_stays_frozen_is_ended_by_the_next_run() throws Exception {
        launch();
        launcher.children()
                .filter(child -> child.info().commandLine().orElse("").contains("kill -CONT"))
                .forEach(ProcessHandle::destroyForcibly);

        launcher.destroyForcibly().waitFor();

        ProcessHandle frozen = nodes.get(1);
        await().atMost(Duration.ofSeconds(5)).until(() -> alive().equals(List.of(frozen)));
        assertThat(folder.resolve("work/killed")).exists();

        List<String> said = new ArrayList<>();
        try (Cluster next = runtime().prepare(TestTopologies.ensemble("killed", PORT), said::add)) {
            assertThat(alive()).isEmpty();
            assertThat(said).anyMatch(line -> line.contains("left frozen: 1 of its nodes"));
            assertThat(next.remains()).isEmpty();
        }
    }

    @Test
    void a_launcher_that_is_asked_to_end_takes_everything_down_first() throws Exception {
        launch();

        launcher.destroy();
        launcher.waitFor();

        assertThat(alive()).isEmpty();
        assertThat(folder.resolve("work/killed")).doesNotExist();
    }

    private void launch() throws IOException {
        launcher = new ProcessBuilder(
                        Host.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        folder.toString(),
                        Integer.toString(PORT))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = launcher.inputReader();
        for (String line = said.readLine(); line != null && !line.equals("ready"); line = said.readLine()) {
            if (line.matches("\\d+")) {
                nodes.add(ProcessHandle.of(Long.parseLong(line)).orElseThrow());
            }
        }
        assertThat(nodes).hasSize(6).allMatch(ProcessHandle::isAlive);
        assertThat(Files.exists(folder.resolve("work/killed"))).isTrue();
    }

    private List<ProcessHandle> alive() {
        return nodes.stream().filter(ProcessHandle::isAlive).toList();
    }

    private ProcessRuntime runtime() {
        return new ProcessRuntime(
                new LabFolders(folder.resolve("cache"), folder.resolve("work"), folder.resolve("reports")));
    }
}
