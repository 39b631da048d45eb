package dev.kafkalab.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {

    @TempDir
    private Path folder;

    @Test
    void is_in_the_users_folder_for_state() {
        assertThat(HistoryFile.of(Optional.of(folder.resolve("state").toString()), Optional.of(folder)))
                .hasValue(folder.resolve("state/kafka-lab/history"));
        assertThat(HistoryFile.of(Optional.empty(), Optional.of(folder)))
                .hasValue(folder.resolve(".local/state/kafka-lab/history"));
        assertThat(HistoryFile.of(Optional.of("relative"), Optional.of(folder)))
                .as("which XDG tells to ignore")
                .hasValue(folder.resolve(".local/state/kafka-lab/history"));
    }

    @Test
    void is_none_where_it_cannot_be() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(HistoryFile.of(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(HistoryFile.of(Optional.of(file.toString()), Optional.empty()))
                .isEmpty();
    }
}
