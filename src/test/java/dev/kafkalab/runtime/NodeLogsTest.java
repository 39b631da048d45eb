package dev.kafkalab.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLogsTest {

    @TempDir
    private Path folder;

    private final NodeLogs logs = new NodeLogs();
    private Path log;

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("logs/ensemble/kafka1.log");
    }

    @Test
    void what_an_earlier_run_has_left_goes() throws IOException {
        Files.createDirectories(log.getParent());
        Files.writeString(log, "of the run before\n");

        logs.begin(log);

        assertThat(log).isEmptyFile();
    }

    @Test
    void what_an_earlier_cluster_of_this_run_has_logged_stays() throws IOException {
        logs.begin(log);
        Files.writeString(log, "of the first cluster\n", StandardOpenOption.APPEND);

        logs.begin(log);
        NodeLogs.mark(log);

        assertThat(log).content().startsWith("of the first cluster\n" + NodeDeath.START);
    }

    @Test
    void a_node_that_has_logged_nothing_is_not_started_again() {
        logs.begin(log);
        NodeLogs.mark(log);

        assertThat(log).isEmptyFile();
    }
}
