package dev.kafkalab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kafkalab.assignment.HiddenPart.Show;
import dev.kafkalab.assignment.HintLevel;
import dev.kafkalab.batch.Graders;
import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.grade.format.Grades;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A batch with a grader that is a shell script. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class BatchCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String submissions;
    private String batch;

    @BeforeEach
    void submissions() throws IOException {
        submissions = Graders.submissions(folder.resolve("s"), "anna", "bert", "clara")
                .toString();
        batch = folder.resolve("out").toString();
    }

    @Test
    void a_folder_of_submissions_is_planned_graded_and_collected() throws IOException {
        assertThat(run("grade", submissions, "--out", batch, "--jobs", "2", "--grader", grader("")))
                .isZero();

        assertThat(out.toString()).contains("3 of 3", "3 submissions: 3 graded, 0 refused", "summary.html");
        assertThat(folder.resolve("out/grades")).isDirectoryContaining("glob:**/anna");
        assertThat(folder.resolve("out/summary.csv")).content().contains("clara,clara,graded,20,20");
    }

    @Test
    void the_steps_of_a_batch_do_the_same_one_by_one() throws IOException {
        assertThat(run("grade", "plan", submissions, "--out", batch)).isZero();
        assertThat(run("grade", "collect", batch)).isEqualTo(1);
        assertThat(task("0", "")).isZero();
        assertThat(task("1", "exit 75")).isEqualTo(75);
        assertThat(task("1", "exit 75")).isZero();
        assertThat(task("3", "")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no task 3");

        assertThat(run("grade", "collect", batch)).isEqualTo(1);
        assertThat(out.toString()).contains("1 graded, 0 refused, 1 not gradable, 1 without a grade; 2 for a person");
    }

    @Test
    void slurm_gets_what_is_missing() throws IOException {
        run("grade", "plan", submissions, "--out", batch);
        task("1", "");

        assertThat(run("grade", "submit", "--engine", "slurm", "--jobs", "2", "--dry-run", batch))
                .isZero();

        assertThat(out.toString()).contains("--array=0,2%2", "grade task --list", "--dependency=afterany:JOB1");
        assertThat(folder.resolve("out/slurm")).doesNotExist();
    }

    @Test
    void a_folder_without_a_place_for_its_grades_is_refused_with_the_fix() {
        assertThat(run("grade", submissions)).isEqualTo(2);
        assertThat(err.toString()).contains("--out OUT");
    }

    @Test
    void a_runtime_that_there_is_not_is_refused() {
        assertThat(run("grade", "run", submissions + "/anna", "--runtime", "podman"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--runtime is podman. Fix: write one of auto, docker, process");
    }

    @Test
    void grades_among_the_submissions_would_be_submissions() {
        assertThat(run("grade", "plan", submissions, "--out", submissions + "/out"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("among the submissions");
    }

    @Test
    void a_folder_that_is_not_there_or_empty_is_refused() throws IOException {
        assertThat(run("grade", "plan", folder.resolve("none").toString(), "--out", batch))
                .isEqualTo(2);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(run("grade", "plan", empty.toString(), "--out", batch)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no folder", "has no folders");
    }

    @Test
    void no_jobs_at_all_are_refused() {
        assertThat(run("grade", submissions, "--out", batch, "--jobs", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("\"0\" is no whole number from 1");
    }

    @Test
    void what_the_assignment_hides_is_in_no_feedback_for_moodle_either() throws IOException {
        assertThat(run("grade", "plan", submissions, "--out", batch)).isZero();
        task("0", "");
        Files.writeString(
                folder.resolve("out/grades/anna/grade.json"),
                GradeJson.of(Grades.shown(Grades.readable(), new Disclosure(Show.NOTHING, HintLevel.NONE))));
        Path export = Files.writeString(folder.resolve("export.csv"), """
                Identifier,Full name,Grade,Maximum Grade,Last modified (grade),Feedback comments
                Participant 501,jane,,100,-,
                """);

        assertThat(run("grade", "collect", batch, "--format", "moodle", "--fill", export.toString()))
                .isEqualTo(1);

        for (String table : new String[] {"out/moodle.csv", "out/filled-moodle.csv"}) {
            assertThat(folder.resolve(table))
                    .content()
                    .contains("11 of 46 points")
                    .doesNotContain("SECRET", "H1", "still 3", "kafka1.log");
        }
    }

    private int task(String index, String commands) throws IOException {
        return run(
                "grade",
                "task",
                "--list",
                batch + "/tasks.ndjson",
                "--index",
                index,
                "--out",
                batch,
                "--attempts",
                "2",
                "--grader",
                grader(commands));
    }

    private String grader(String commands) throws IOException {
        return Graders.script(folder.resolve("grader"), commands).toString();
    }

    private int run(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }
}
