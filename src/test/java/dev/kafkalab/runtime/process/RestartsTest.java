package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kafkalab.compose.ComposeReader;
import dev.kafkalab.compose.Service.Restart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Restarts restarts;
    private volatile Process process;

    @ParameterizedTest
    @CsvSource({
        "restart: 'no', false, false, 0",
        "restart: always, true, true, 0",
        "restart: unless-stopped, true, true, 0",
        "restart: on-failure, true, false, 0",
        "restart: on-failure:3, true, false, 3",
        "'deploy: {restart_policy: {condition: on-failure, max_attempts: 2}}', true, false, 2",
        "'deploy: {restart_policy: {condition: any}}', true, true, 0",
    })
    void a_policy_is_read_as_compose_reads_it(String written, boolean failure, boolean success, int attempts)
            throws IOException {
        Path file = Files.writeString(
                folder.resolve("compose.yml"), "services:\n  a:\n    image: b\n    %s\n".formatted(written));
        assertThat(ComposeReader.read(file, Map.of()).services().get(0).restart())
                .isEqualTo(new Restart(failure, success, attempts));
    }

    @Test
    void what_fails_is_started_until_it_ends_well() {
        watch(new Restart(true, false, 0), "echo life >> lives; [ $(wc -l < lives) -ge 3 ]");

        await().atMost(SOON).until(this::hasEnded);
        assertThat(lives()).isEqualTo(3);
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void after_so_many_attempts_it_stays_down() {
        watch(new Restart(true, false, 2), "echo life >> lives; exit 4");

        await().atMost(SOON).until(this::hasEnded);
        assertThat(lives()).isEqualTo(3);
    }

    @Test
    void what_somebody_has_killed_stays_down() throws Exception {
        watch(new Restart(true, true, 0), "echo life >> lives; exec sleep 600");
        await().atMost(SOON).until(() -> lives() == 1);

        restarts.end();
        process.destroyForcibly().waitFor();

        assertThat(restarts.continues(process)).isFalse();
        Thread.sleep(500);
        assertThat(lives()).isEqualTo(1);
    }

    private void watch(Restart policy, String script) {
        restarts = new Restarts(policy, () -> restarts.goOn(start(script)));
        restarts.begin(start(script));
    }

    private boolean hasEnded() {
        Process last = process;
        return !last.isAlive() && !restarts.continues(last);
    }

    private Process start(String script) {
        try {
            process = new ProcessBuilder("sh", "-c", script)
                    .directory(folder.toFile())
                    .start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long lives() {
        try {
            Path lives = folder.resolve("lives");
            return Files.exists(lives) ? Files.readAllLines(lives).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
