package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SlurmJobTest {

    @Test
    void an_array_has_what_is_missing_and_no_more_at_once_than_asked_for() {
        assertThat(job(8, List.of(0, 3, 7, 5, 6)).arrays())
                .singleElement()
                .asList()
                .contains("--array=0,3,5-7%3");
    }

    @Test
    void more_than_an_array_may_have_become_several() {
        List<List<String>> arrays =
                job(2500, IntStream.range(900, 2100).boxed().toList()).arrays();

        assertThat(arrays).hasSize(3);
        assertThat(arrays.get(0)).contains("--array=900-999%3", "--export=ALL,KAFKA_LAB_OFFSET=0");
        assertThat(arrays.get(1)).contains("--array=0-999%3", "--export=ALL,KAFKA_LAB_OFFSET=1000");
        assertThat(arrays.get(2)).contains("--array=0-99%3", "--export=ALL,KAFKA_LAB_OFFSET=2000");
    }

    @Test
    void nothing_missing_is_nothing_to_submit() {
        assertThat(job(8, List.of()).arrays()).isEmpty();
    }

    @Test
    void grades_are_collected_however_the_arrays_end() {
        assertThat(job(8, List.of(1)).collect(List.of("12", "13")))
                .contains("--dependency=afterany:12:13", "--wrap=java 'a b.jar' grade collect '/data/out 1'");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_script_asks_to_be_tried_again_where_slurm_does_not_know_that_it_should() throws Exception {
        assertThat(run("exit 75", "RequeueExit             = (null)")).isEqualTo("requeue 12_7\n75\n");
        assertThat(run("exit 75", "RequeueExit             = 42,75")).isEqualTo("75\n");
        assertThat(run("exit 0", "RequeueExit             = (null)")).isEqualTo("0\n");
        assertThat(run("echo $SLURM_ARRAY_TASK_ID \"$@\" | grep -o ' --index.*'", ""))
                .isEqualTo(" --index 1007\n0\n");
    }

    /** The script with a grader and a Slurm that are shell functions. */
    private static String run(String grader, String config) throws Exception {
        String script = job(8, List.of(1)).scriptText().replace("exit $code", "echo $code");
        Process bash = new ProcessBuilder("bash", "-c", """
                        java() { (%s) }
                        scontrol() { case $1 in show) echo '%s';; *) echo "$@";; esac; }
                        SLURM_ARRAY_JOB_ID=12 SLURM_ARRAY_TASK_ID=7 KAFKA_LAB_OFFSET=1000
                        %s""".formatted(grader, config, script))
                .redirectErrorStream(true)
                .start();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static SlurmJob job(int planned, List<Integer> missing) {
        EngineJob batch = new EngineJob(
                Path.of("/data/out 1"),
                planned,
                missing,
                Graders.BY,
                3,
                2,
                new TaskLimits(Duration.ofMinutes(5), 2000, 1),
                List.of());
        return new SlurmJob(batch, List.of("java", "a b.jar"), 1000);
    }
}
