package dev.kafkalab.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kafkalab.results.Records;
import dev.kafkalab.results.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Run RUN = Records.run("passed");

    @TempDir
    private Path folder;

    @Test
    void every_run_adds_a_line() throws IOException {
        History.add(RUN, folder);
        History.add(Records.run("failures"), folder);

        assertThat(Files.readAllLines(folder.resolve(History.FILE))).hasSize(2);
        assertThat(History.read(folder).runs())
                .extracting(run -> run.totals().verified(), PastRun::cutOff)
                .containsExactly(tuple(7, false), tuple(2, false));
    }

    @Test
    void the_times_of_a_kind_are_set_side_by_side_whatever_topic_and_broker_it_was() throws IOException {
        History.add(RUN, folder);
        History.add(RUN, folder);

        TimeDistribution leader =
                History.read(folder).kinds().get("a new leader").get(0);
        assertThat(leader.runs()).isEqualTo(2);
        assertThat(leader.kind().mode()).isEqualTo("ZooKeeper");
        assertThat(leader.seconds()).contains(17.234567);
        assertThat(leader.least()).isLessThanOrEqualTo(leader.median());
        assertThat(leader.most()).isGreaterThanOrEqualTo(leader.median());
    }

    @Test
    void a_line_that_a_killed_run_tore_costs_only_itself() throws IOException {
        History.add(RUN, folder);
        Files.writeString(folder.resolve(History.FILE), "{\"started\":\"2026-", StandardOpenOption.APPEND);
        History.add(RUN, folder);

        assertThat(History.read(folder).runs()).hasSize(2);
    }

    @Test
    void a_long_history_is_not_drawn_whole_and_says_so() throws IOException {
        History.add(RUN, folder);
        String line = Files.readString(folder.resolve(History.FILE));
        Files.writeString(folder.resolve(History.FILE), line.repeat(130));

        History history = History.read(folder);

        assertThat(history.runs()).hasSize(100);
        assertThat(history.earlier()).isEqualTo(30);
    }

    @Test
    void without_a_file_there_is_no_history() throws IOException {
        assertThat(History.read(folder)).isEqualTo(History.NONE);
    }
}
