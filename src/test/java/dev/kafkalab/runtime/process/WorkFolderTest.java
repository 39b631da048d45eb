package dev.kafkalab.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    private Path folder;

    @Test
    void starts_empty_after_a_killed_run() throws IOException {
        WorkFolder killed = open();
        killed.use();
        Files.writeString(killed.node("kafka1").resolve("data"), "old");
        killed.release();

        open().release();

        assertThat(path()).doesNotExist();
    }

    @Test
    void finds_what_was_kept_on_purpose() throws IOException {
        WorkFolder first = open();
        first.use();
        Files.writeString(first.node("kafka1").resolve("data"), "old");
        first.keep();

        WorkFolder second = open();

        assertThat(second.node("kafka1").resolve("data")).hasContent("old");
        second.release();
    }

    @Test
    void serves_one_cluster_at_a_time() {
        WorkFolder held = open();
        assertThat(WorkFolder.open(path())).isEmpty();
        held.release();
        open().release();
    }

    @Test
    void never_follows_a_link_out_of_itself() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "precious");
        WorkFolder work = open();
        Files.createSymbolicLink(work.node("kafka1").resolve("link"), outside);

        work.remove();

        assertThat(path()).doesNotExist();
        assertThat(outside.resolve("precious")).exists();
    }

    private Path path() {
        return folder.resolve("ensemble");
    }

    private WorkFolder open() {
        return WorkFolder.open(path()).orElseThrow();
    }
}
