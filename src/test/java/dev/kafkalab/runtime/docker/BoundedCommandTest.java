package dev.kafkalab.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BoundedCommandTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_command_runs_in_its_folder_with_its_variables_and_both_streams_are_kept_apart() {
        BoundedCommand.Result result = run(LONG, "pwd; echo $GREETING >&2; exit 3");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.output()).isEqualToIgnoringNewLines(folder.toString());
        assertThat(result.errors()).containsExactly("hello");
        assertThat(heard).containsExactly("hello");
    }

    @Test
    void neither_stream_can_stop_it_by_being_full() {
        BoundedCommand.Result result = run(LONG, "seq 200000; seq 200000 >&2; seq 200000");
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.output()).hasLineCount(400000);
        assertThat(heard).hasSize(200000);
        assertThat(result.errors()).hasSize(200).endsWith("200000");
    }

    @Test
    void when_its_time_is_over_it_is_killed_with_all_that_it_started() {
        BoundedCommand.Result result = run(Duration.ofSeconds(1), "echo begun >&2; sh -c 'echo $$; sleep 1000' & wait");
        assertThat(result.status()).isEqualTo(-1);
        assertThat(result.errors()).containsExactly("begun", "killed, for it had not ended within 1 s");
        assertThat(result.lastError()).startsWith("killed");
        long child = Long.parseLong(result.output().strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void a_process_that_it_leaves_behind_with_its_streams_is_not_waited_for() {
        BoundedCommand.Result result = run(LONG, "sleep 15 & echo done >&2");
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.errors()).containsExactly("done");
    }

    @Test
    void one_that_does_not_exist_says_so() {
        BoundedCommand.Result result =
                new BoundedCommand(List.of("no-such-command"), folder, Map.of()).run(LONG, heard::add);
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.lastError()).contains("no-such-command");
    }

    private BoundedCommand.Result run(Duration limit, String script) {
        return new BoundedCommand(List.of("sh", "-c", script), folder, Map.of("GREETING", "hello"))
                .run(limit, heard::add);
    }
}
