package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptRunnerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void its_status_is_the_scripts() throws Exception {
        Process runner = run("exit 3");

        assertThat(runner.waitFor()).isEqualTo(3);
    }

    @Test
    void what_a_script_has_started_ends_with_the_launcher() throws Exception {
        Process runner = run("sleep 600; true");
        List<ProcessHandle> started = started(runner);

        runner.getOutputStream().close();

        assertThat(runner.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(SOON).until(() -> started.stream().noneMatch(ScriptRunnerTest::runs));
    }

    @Test
    void asked_to_end_it_asks_what_the_script_has_started() throws Exception {
        Process runner = run("sleep 600; true");
        List<ProcessHandle> started = started(runner);

        runner.toHandle().destroy();

        assertThat(runner.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(SOON).until(() -> started.stream().noneMatch(ScriptRunnerTest::runs));
    }

    private Process run(String script) throws IOException {
        List<String> command = new ArrayList<>(List.of(Host.java()));
        command.addAll(JvmOptions.classPath(List.of(WatchdogJar.in(folder))));
        command.addAll(List.of(ScriptRunner.class.getName(), "sh", "-c", script));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** One that nobody has asked for its status is still listed, but it has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static List<ProcessHandle> started(Process runner) {
        await().atMost(SOON).until(() -> runner.descendants().count() == 2);
        return runner.descendants().toList();
    }
}
