package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {

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
        try (ProcessLock held = ProcessLock.tryAcquire(file).orElseThrow()) {
            assertThat(ProcessLock.isHeldHere(file)).isTrue();
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
        }
        assertThat(ProcessLock.isHeldHere(file)).isFalse();
        Optional<ProcessLock> again = ProcessLock.tryAcquire(file);
        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void stays_held_against_other_processes_when_this_jvm_tries_again() throws Exception {
        Path file = folder.resolve("lock");
        try (ProcessLock held = ProcessLock.tryAcquire(file).orElseThrow()) {
            ProcessLock.tryAcquire(file);

            assertThat(anotherProcessCanLock(file)).isFalse();
        }
        assertThat(anotherProcessCanLock(file)).isTrue();
    }

    @Test
    void leaves_no_file_open_when_it_cannot_be_locked() throws IOException {
        Path file = Files.createFile(folder.resolve("lock")).toRealPath();
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(ProcessLock.tryAcquire(file)).isEmpty();
            assertThat(lock.isValid()).isTrue();
            assertThat(timesOpen(file)).isEqualTo(1);
        }
    }

    private static long timesOpen(Path file) throws IOException {
        long open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file)) {
                    open++;
                }
            }
        }
        return open;
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
