package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.batch.Graders;
import dev.kafkalab.settings.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code grade task} in a JVM of its own, which is ended in the middle. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class InterruptedTaskTest {

    @TempDir
    private Path folder;

    @Test
    void one_that_is_asked_to_end_withdraws_its_attempt_and_ends_its_grader() throws Exception {
        Process task = graderIsAtWork();

        task.destroy();

        assertThat(task.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out/work/anna/attempt-1/withdrawn")).isDirectory();
        assertThatTheGraderIsGone();
    }

    @Test
    void one_that_is_killed_takes_its_grader_along() throws Exception {
        Process task = graderIsAtWork();

        task.destroyForcibly();

        assertThat(task.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("out/work/anna/attempt-1/grade")).isDirectory();
        assertThatTheGraderIsGone();
    }

    private Process graderIsAtWork() throws IOException {
        Graders.submissions(folder.resolve("s"), "anna");
        String out = folder.resolve("out").toString();
        assertThat(Main.commandLine()
                        .execute("grade", "plan", folder.resolve("s").toString(), "--out", out))
                .isZero();
        Path grader = Graders.script(
                folder.resolve("grader"), "touch '%s'; sleep 987654321".formatted(folder.resolve("at-work")));
        Process task = new ProcessBuilder(
                        Host.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "grade",
                        "task",
                        "--list",
                        out + "/tasks.ndjson",
                        "--index",
                        "0",
                        "--out",
                        out,
                        "--grader",
                        grader.toString())
                .inheritIO()
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("at-work")) || !task.isAlive());
        assertThat(task.isAlive()).isTrue();
        return task;
    }

    /** By the folder, which no other process has among its arguments. */
    private void assertThatTheGraderIsGone() {
        await().atMost(Duration.ofSeconds(30)).until(() -> ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(folder.toString())));
    }
}
