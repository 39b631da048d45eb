package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.batch.TaskRunner.Result;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(OS.LINUX)
class BatchRunTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @TempDir
    private Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void one_that_hangs_and_one_in_trouble_cost_nobody_else_anything() throws Exception {
        List<PlannedTask> tasks = plan("anna", "hangs", "trouble", "zoe");

        assertThat(run(tasks, "case $id in hangs) sleep 1000;; trouble) exit 75;; esac"))
                .isEmpty();

        assertThat(state("anna")).isEqualTo(Grade.State.GRADED);
        assertThat(state("zoe")).isEqualTo(Grade.State.GRADED);
        assertThat(state("hangs")).isEqualTo(Grade.State.NOT_GRADABLE);
        assertThat(state("trouble")).isEqualTo(Grade.State.NOT_GRADABLE);
    }

    @Test
    void what_is_missing_is_graded_and_nothing_else() throws Exception {
        String counts = "echo $id >> '%s'".formatted(folder.resolve("runs"));
        run(plan("anna", "bert"), counts);
        Files.delete(folder.resolve("runs"));

        run(plan("anna", "bert", "clara"), counts);

        assertThat(folder.resolve("runs")).hasContent("clara");
        assertThat(told).contains("2 of 3 have a grade already", "clara is graded. 3 of 3");
    }

    @Test
    void two_are_graded_at_once() throws Exception {
        // Each waits for the other.
        Path here = Files.createDirectories(folder.resolve("here"));
        String meets = "touch '%s'/$id; while [ $(ls '%s' | wc -l) -lt 2 ]; do sleep 0.1; done".formatted(here, here);

        run(plan("anna", "bert"), meets);

        assertThat(state("anna")).isEqualTo(Grade.State.GRADED);
        assertThat(state("bert")).isEqualTo(Grade.State.GRADED);
    }

    @Test
    void a_batch_that_cannot_write_says_which_has_no_grade() throws Exception {
        List<PlannedTask> tasks = plan("anna", "bert");
        Files.createDirectories(folder.resolve("out/work"));
        Files.writeString(folder.resolve("out/work/anna"), "in the way");

        assertThat(run(tasks, "")).singleElement().asString().startsWith("anna: ");
        assertThat(state("bert")).isEqualTo(Grade.State.GRADED);
    }

    @Test
    void progress_says_how_long_the_rest_will_take() {
        AtomicLong now = new AtomicLong();
        BatchProgress progress = new BatchProgress(2, now::get);
        progress.begin(10, 8);

        now.set(3 * MINUTE);
        assertThat(progress.line("anna", new Result.Graded(false)))
                .isEqualTo("anna is graded. 3 of 10, about 21 min left");
        assertThat(progress.line("bert", new Result.TryAgain(1, "No memory.")))
                .isEqualTo("bert is tried again later. Attempt 1: No memory.");
        for (int i = 0; i < 5; i++) {
            progress.line("another", new Result.Graded(false));
        }
        now.set(4 * MINUTE);
        assertThat(progress.line("clara", new Result.NotGradable("No memory.")))
                .isEqualTo("clara is not gradable. No memory. 9 of 10, about 1 min left");
        assertThat(progress.line("bert", new Result.Graded(false))).isEqualTo("bert is graded. 10 of 10");
    }

    private List<PlannedTask> plan(String... names) throws IOException {
        return Plan.of(Graders.submissions(folder.resolve("s"), names), Graders.BY, "1");
    }

    private List<String> run(List<PlannedTask> tasks, String commands) throws Exception {
        Path script = Graders.script(folder.resolve("grader"), commands);
        TaskRunner runner = new TaskRunner(
                folder.resolve("out"),
                Grader.program(script),
                new Isolation(List.of(), true, ""),
                new TaskLimits(Duration.ofSeconds(5), 500, 1),
                2,
                folder.resolve("turns"));
        return new BatchRun(runner, 2, told::add).run(tasks);
    }

    private Grade.State state(String id) throws IOException {
        return GradeJson.read(folder.resolve("out/grades").resolve(id).resolve("grade.json"))
                .state();
    }
}
