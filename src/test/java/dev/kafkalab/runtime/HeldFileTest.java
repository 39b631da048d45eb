package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFileTest {

    private static final String TRY = """
            try (var channel = java.nio.channels.FileChannel.open(
                    java.nio.file.Path.of(args[0]), java.nio.file.StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? 3 : 0);
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void has_one_holder_in_this_jvm() throws IOException {
        Path file = folder.resolve("lock");
        try (HeldFile held = HeldFile.tryHold(file).orElseThrow()) {
            assertThat(HeldFile.isHeldHere(file)).isTrue();
            assertThat(HeldFile.tryHold(file)).isEmpty();
        }
        assertThat(HeldFile.isHeldHere(file)).isFalse();
        Optional<HeldFile> again = HeldFile.tryHold(file);
        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void stays_held_against_other_processes_when_this_jvm_tries_again() throws Exception {
        Path file = folder.resolve("lock");
        try (HeldFile held = HeldFile.tryHold(file).orElseThrow()) {
            HeldFile.tryHold(file);

            assertThat(anotherProcessCanLock(file)).isFalse();
        }
        assertThat(anotherProcessCanLock(file)).isTrue();
    }

    private boolean anotherProcessCanLock(Path file) throws IOException, InterruptedException {
        Path source = folder.resolve("Try.java");
        Files.writeString(
                source, "class Try { public static void main(String[] args) throws Exception { " + TRY + " } }");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, source.toString(), file.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0;
    }
}
