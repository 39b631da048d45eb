package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.batch.TaskRunner.Result;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.Outcome;
import dev.kafkalab.support.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each grader is a program of its own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class TaskRunnerTest {

    @TempDir
    private Path folder;

    private Path out;
    private PlannedTask anna;

    @BeforeEach
    void plan() throws IOException {
        out = folder.resolve("out");
        anna = Plan.of(Graders.submissions(folder.resolve("s"), "anna"), Graders.BY, "1")
                .get(0);
    }

    @Test
    void a_submission_is_graded_once_however_often_it_is_asked_for() throws Exception {
        String counts = "echo once >> '%s'".formatted(folder.resolve("runs"));

        assertThat(run(counts)).isEqualTo(new Result.Graded(false));
        assertThat(run(counts)).isEqualTo(new Result.Graded(true));

        assertThat(folder.resolve("runs")).hasContent("once");
        assertThat(grade().submission().id()).isEqualTo("anna");
        assertThat(grade().points().earned()).isEqualTo(20);
    }

    @Test
    void trouble_is_tried_again_and_then_called_not_gradable() throws Exception {
        String trouble = "echo 'No port is free.'; exit 75";

        assertThat(run(trouble)).isInstanceOf(Result.TryAgain.class);
        assertThat(run(trouble)).isInstanceOf(Result.TryAgain.class);
        assertThat(out.resolve("grades/anna")).doesNotExist();
        assertThat(run(trouble)).isInstanceOf(Result.NotGradable.class);

        assertThat(grade().state()).isEqualTo(Grade.State.NOT_GRADABLE);
        assertThat(grade().remarks().get(0).message())
                .isEqualTo(
                        "Not graded after 3 attempts. The grader had trouble of its own. It printed last: No port is free.");
        assertThat(run("exit 0")).isEqualTo(new Result.Graded(true));
    }

    @Test
    void one_that_takes_its_grader_down_each_time_is_not_tried_for_ever() throws Exception {
        for (int i = 0; i < 3; i++) {
            Attempt attempt =
                    new TaskFolder(out, anna, LeaseTerms.USUAL).begin().orElseThrow();
            Lease lease = BatchJson.read(attempt.folder().resolve(TaskFolder.LEASE), Lease.class)
                    .orElseThrow();
            Worker dead = new Worker(lease.worker().machine(), lease.worker().pid(), "1");
            Files.writeString(
                    attempt.folder().resolve(TaskFolder.LEASE),
                    BatchJson.line(new Lease(lease.owner(), lease.key(), dead, 0)));
        }

        assertThat(run("touch '%s'".formatted(folder.resolve("started")))).isInstanceOf(Result.NotGradable.class);
        assertThat(grade().remarks().get(0).message())
                .isEqualTo("Not graded after 3 attempts. The process that graded it has disappeared.");
        assertThat(folder.resolve("started")).doesNotExist();
    }

    @Test
    void one_that_works_at_the_second_attempt_has_its_points() throws Exception {
        assertThat(run("exit 75")).isInstanceOf(Result.TryAgain.class);
        assertThat(run("")).isEqualTo(new Result.Graded(false));
        assertThat(grade().state()).isEqualTo(Grade.State.GRADED);
    }

    @Test
    void a_bug_of_the_grader_is_told_with_its_last_words() throws Exception {
        assertThat(reason("echo first; echo 'NullPointerException'; exit 1"))
                .isEqualTo("The grader ended with 1. It printed last: NullPointerException");
    }

    @Test
    void a_grade_that_is_withheld_is_published_at_once_and_that_of_a_crash_is_not() throws Exception {
        Path file = folder.resolve("grade");
        String leavesIt = "cp '%s' \"$out/grade.json\"; exit 1".formatted(file);

        Files.writeString(file, GradeJson.of(Graders.grade("anna", Outcome.VERIFIED)));
        assertThat(reason(leavesIt)).startsWith("The grader ended with 1.");

        Files.writeString(file, GradeJson.of(Graders.grade("anna", Grade.State.NOT_GRADABLE, List.of(), List.of())));
        assertThat(run(leavesIt)).isEqualTo(new Result.Graded(false));
        assertThat(grade().state()).isEqualTo(Grade.State.NOT_GRADABLE);
    }

    @Test
    void a_grader_that_ends_well_without_a_grade_has_not_graded() throws Exception {
        assertThat(reason("exit 0")).contains("left no grade that can be read");
        assertThat(reason("echo '{}' > \"$out/grade.json\"; exit 0")).contains("left no grade that can be read");
    }

    @Test
    void a_grade_of_other_files_or_by_another_assignment_is_refused() throws Exception {
        Path file = folder.resolve("grade");
        String leavesIt = "cp '%s' \"$out/grade.json\"; exit 0".formatted(file);
        String grade = GradeJson.of(Graders.grade("anna", Outcome.VERIFIED));

        Files.writeString(file, grade.replaceFirst("\"sha256\" : \"\"", "\"sha256\" : \"of other files\""));
        assertThat(reason(leavesIt)).contains("of other files, or by another assignment");
        Files.writeString(
                file, grade.replaceFirst("\"sha256\" : \"\"", "\"sha256\" : \"%s\"".formatted(anna.sha256())));
        assertThat(run(leavesIt)).isEqualTo(new Result.Graded(false));
    }

    @Test
    void a_folder_that_cannot_be_read_any_more_is_our_trouble() throws Exception {
        FolderRemoval.remove(Path.of(anna.path()));

        assertThat(reason("")).startsWith("The submission cannot be read: ");
    }

    @Test
    void an_attempt_that_could_not_be_made_is_withdrawn() throws Exception {
        assertThatThrownBy(() -> runner(folder.resolve("no-such-grader"), 3).run(anna))
                .isInstanceOf(IOException.class);

        assertThat(out.resolve("work/anna/attempt-1/withdrawn")).isDirectory();
        assertThat(run("")).isEqualTo(new Result.Graded(false));
    }

    @Test
    void the_grade_of_another_submission_is_refused() throws Exception {
        assertThat(reason("id=bert")).isEqualTo("The grader left a grade of bert.");
    }

    @Test
    void one_that_hangs_is_ended_with_all_that_it_has_started() throws Exception {
        Path pid = folder.resolve("pid");

        assertThat(reason("setsid sleep 1000 & echo $! > '%s'; sleep 1000".formatted(pid)))
                .isEqualTo("The grader was ended after 3 s, its limit.");

        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void what_a_grader_leaves_running_is_ended_too() throws Exception {
        Path pid = folder.resolve("pid");

        // Long enough to be seen.
        assertThat(run("sleep 1000 & echo $! > '%s'; sleep 1".formatted(pid))).isEqualTo(new Result.Graded(false));

        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void one_that_eats_memory_is_ended_with_all_that_it_has_started() throws Exception {
        // tail keeps what might be the last line.
        String takes40 = "(head -c 40M /dev/zero; sleep 1000) | tail";
        assertThat(reason(takes40)).isEqualTo("The grader was ended after 3 s, its limit.");
        assertThat(reason("%s & %s".formatted(takes40, takes40)))
                .isEqualTo("The grader was ended, since it had more than 64 MB of memory, its limit.");
    }

    @Test
    void one_that_prints_without_end_is_ended() throws Exception {
        assertThat(reason("yes")).isEqualTo("The grader was ended, since it printed more than 1 MB.");
    }

    @Test
    void a_submission_that_has_changed_since_it_was_planned_is_not_graded_as_what_it_was() throws Exception {
        Files.writeString(Path.of(anna.path(), "compose.yml"), "changed");

        assertThat(reason("")).contains("changed since it was planned").contains("Fix: ");
    }

    @Test
    void one_that_cannot_be_read_has_a_grade_that_says_so_at_once() throws Exception {
        anna = new PlannedTask(0, "anna", anna.path(), "", "1", Graders.BY, "It is a link.");

        assertThat(run("")).isEqualTo(new Result.NotGradable("It is a link."));
        assertThat(grade().remarks().get(0).message()).isEqualTo("It is a link.");
    }

    @Test
    void graders_without_ports_of_their_own_take_turns() throws Exception {
        Path together = folder.resolve("together");
        Path script = Graders.script(
                folder.resolve("grader"), "mkdir '%s' || exit 75; sleep 1; rmdir '%s'".formatted(together, together));
        List<PlannedTask> tasks = Plan.of(Graders.submissions(folder.resolve("s"), "anna", "bert"), Graders.BY, "1");

        List<String> missing = new BatchRun(runner(script, 1), 2, words -> {}).run(tasks);

        assertThat(missing).isEmpty();
        for (PlannedTask task : tasks) {
            assertThat(GradeJson.read(PublishedGrade.folder(out, task)
                                    .orElseThrow()
                                    .resolve("grade.json"))
                            .state())
                    .isEqualTo(Grade.State.GRADED);
        }
    }

    private String reason(String commands) throws Exception {
        Result result = run(commands);
        assertThat(result).isInstanceOf(Result.TryAgain.class);
        return ((Result.TryAgain) result).reason();
    }

    private Result run(String commands) throws Exception {
        return runner(Graders.script(folder.resolve("grader"), commands), 3).run(anna);
    }

    private TaskRunner runner(Path script, int attempts) {
        return new TaskRunner(
                out,
                Grader.program(script),
                new Isolation(List.of(), false, ""),
                new TaskLimits(Duration.ofSeconds(3), 64, 1),
                attempts,
                folder.resolve("turns"));
    }

    private Grade grade() throws IOException {
        return GradeJson.read(out.resolve("grades/anna/grade.json"));
    }
}
