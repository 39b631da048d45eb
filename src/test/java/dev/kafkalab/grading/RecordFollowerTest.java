package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFollowerTest {

    @TempDir
    private Path folder;

    private Path record;
    private RecordFollower follower;

    @BeforeEach
    void a_run_of_two_stages_is_about_to_begin() {
        record = folder.resolve("messages.ndjson");
        follower = new RecordFollower(record, 100);
    }

    @Test
    void before_there_is_a_record_only_time_passes() throws IOException {
        assertThat(follower.follow(150)).isFalse();
        assertThat(follower.silentNanos(150)).isEqualTo(50);
        assertThat(follower.stageNanos(150)).isZero();
    }

    @Test
    void a_stage_and_a_lab_count_from_their_first_scenario() throws IOException {
        written(pickle("p1", "features/a/1.feature"), testCase("t1", "p1"), started("t1"));
        follower.follow(200);
        written(finished("t1"), pickle("p2", "features/a/2.feature"), testCase("t2", "p2"), started("t2"));
        assertThat(follower.follow(300)).isTrue();
        assertThat(follower.stageNanos(350)).isEqualTo(50);
        assertThat(follower.labNanos(350)).isEqualTo(150);
        written(pickle("p3", "features/b/1.feature"), testCase("t3", "p3"), started("t3"));
        follower.follow(400);
        assertThat(follower.labNanos(450)).isEqualTo(50);
    }

    @Test
    void a_line_that_is_half_written_is_read_when_it_is_whole() throws IOException {
        String line = finished("t1");
        Files.writeString(record, line.substring(0, 10));
        assertThat(follower.follow(200)).isFalse();
        assertThat(follower.silentNanos(200)).isEqualTo(100);
        Files.writeString(record, line.substring(10) + "\n", StandardOpenOption.APPEND);
        assertThat(follower.follow(300)).isTrue();
        assertThat(follower.silentNanos(300)).isZero();
    }

    private void written(String... lines) throws IOException {
        Files.writeString(
                record, String.join("\n", lines) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String pickle(String id, String uri) {
        return "{\"pickle\":{\"id\":\"%s\",\"uri\":\"%s\"}}".formatted(id, uri);
    }

    private static String testCase(String id, String pickle) {
        return "{\"testCase\":{\"id\":\"%s\",\"pickleId\":\"%s\"}}".formatted(id, pickle);
    }

    private static String started(String testCase) {
        return "{\"testCaseStarted\":{\"id\":\"s\",\"testCaseId\":\"%s\"}}".formatted(testCase);
    }

    private static String finished(String testCase) {
        return "{\"testCaseFinished\":{\"testCaseStartedId\":\"%s\"}}".formatted(testCase);
    }
}
