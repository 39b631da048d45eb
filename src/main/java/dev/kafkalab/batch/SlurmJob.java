package dev.kafkalab.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch as array jobs of Slurm. Tried with 22.05; nothing newer is used.
 *
 * @param batch what is to be graded
 * @param program the command of this program, up to its arguments
 * @param largestArray how many tasks an array may have: below {@code MaxArraySize} of slurm.conf, which is 1001 unless
 *     somebody has changed it
 */
public record SlurmJob(EngineJob batch, List<String> program, int largestArray) {

    private static final int SECONDS_A_MINUTE = 60;

    /** What a grader's own JVM, and Slurm's processes, have beside what is limited. */
    private static final int OWN_MEGABYTES = 500;

    public SlurmJob {
        program = List.copyOf(program);
    }

    /** Where the script is kept. */
    public Path script() {
        return batch.out().resolve("slurm").resolve("task.sh");
    }

    /** What each task of the array runs. */
    public String scriptText() {
        List<String> command = new ArrayList<>(program);
        command.addAll(batch.taskArguments());
        return """
                #!/bin/bash
                # One submission of a batch of kafka-lab. Written by grade submit, which writes it anew.
                %s --index $((SLURM_ARRAY_TASK_ID + ${KAFKA_LAB_OFFSET:-0})) &
                grader=$!
                trap 'kill -TERM $grader' TERM
                wait $grader; code=$?
                while kill -0 $grader 2>/dev/null; do wait $grader; code=$?; done
                if [ $code = %d ] && ! scontrol show config | grep -Eq '^RequeueExit +=.*\\b%d\\b'; then
                  # This Slurm does not know that 75 means "try again".
                  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
                fi
                exit $code
                """.formatted(ShellText.of(command), Grader.TROUBLE, Grader.TROUBLE);
    }

    /** A command for each array that submits it, and prints its id; none if every submission has its grade. */
    public List<List<String>> arrays() {
        List<List<String>> commands = new ArrayList<>();
        for (int offset = 0; offset < batch.planned(); offset += largestArray) {
            int first = offset;
            List<Integer> indexes = batch.missing().stream()
                    .filter(index -> index >= first && index < first + largestArray)
                    .map(index -> index - first)
                    .toList();
            if (!indexes.isEmpty()) {
                commands.add(array(indexes, offset));
            }
        }
        return commands;
    }

    private List<String> array(List<Integer> indexes, int offset) {
        long minutes = batch.limits().time().toSeconds() / SECONDS_A_MINUTE + 2;
        return List.of(
                "sbatch",
                "--parsable",
                "--job-name=kafka-lab",
                "--array=%s%%%d".formatted(ArrayIndexes.of(indexes), batch.jobs()),
                "--export=ALL,KAFKA_LAB_OFFSET=" + offset,
                "--ntasks=1",
                "--cpus-per-task=1",
                "--mem=%dM".formatted(batch.limits().megabytes() + OWN_MEGABYTES),
                "--time=" + minutes,
                "--requeue",
                "--open-mode=append",
                "--output=" + batch.out().resolve("slurm").resolve("%A_%a.log"),
                script().toString());
    }

    /** The command that submits what collects the grades once these arrays have ended, however they end. */
    public List<String> collect(List<String> arrays) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("grade", "collect", batch.out().toString()));
        return List.of(
                "sbatch",
                "--parsable",
                "--job-name=kafka-lab-collect",
                "--dependency=afterany:" + String.join(":", arrays),
                "--ntasks=1",
                "--cpus-per-task=1",
                "--mem=600M",
                "--requeue",
                "--open-mode=append",
                "--output=" + batch.out().resolve("slurm").resolve("collect-%j.log"),
                "--wrap=" + ShellText.of(command));
    }
}
