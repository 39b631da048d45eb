package dev.kafkalab.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kafkalab.evidence.LogExcerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    private Path folder;

    @Test
    void only_what_is_behind_the_offset_is_read() throws IOException {
        Path log = Files.writeString(folder.resolve("kafka1.log"), "before\nelected\n");

        assertThat(Logs.size(log)).isEqualTo(15);
        assertThat(Logs.linesBehind(7, log)).containsExactly("elected");
    }

    @Test
    void a_log_that_was_cut_meanwhile_has_nothing_new() throws IOException {
        Path log = Files.writeString(folder.resolve("kafka1.log"), "anew\n");

        assertThat(Logs.linesBehind(100, log)).isEmpty();
    }

    @Test
    void a_log_that_is_not_there_is_empty() {
        Path missing = folder.resolve("kafka1.log");

        assertThat(Logs.size(missing)).isZero();
        assertThat(Logs.linesBehind(0, missing)).isEmpty();
    }

    @Test
    void an_excerpt_has_the_lines_since_the_fault_with_one_of_its_words() throws IOException {
        Path log = Files.writeString(folder.resolve("kafka1.log"), "fenced 1\nfenced 2\nidle\nelected 3\n");

        assertThat(new NodeLog("kafka1", log, 9).excerpt(List.of("fenced", "elected")))
                .isEqualTo(new LogExcerpt(
                        "kafka1", log.toString(), List.of("fenced", "elected"), List.of("fenced 2", "elected 3")));
    }

    @Test
    void what_cannot_be_read_is_named() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Logs.linesBehind(0, folder))
                .withMessage("Could not read the log " + folder);
    }
}
