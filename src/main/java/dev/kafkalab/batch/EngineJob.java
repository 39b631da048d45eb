package dev.kafkalab.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch as an engine on other machines is to run it.
 *
 * @param out the folder of the batch, absolute, the same on every machine
 * @param planned how many submissions there are
 * @param missing the indexes of those that have no grade yet
 * @param by what they are graded by
 * @param jobs how many at once, from 1
 * @param attempts how often a submission is tried, from 1
 * @param limits of one grader
 * @param options of {@code grade task} beyond these
 */
public record EngineJob(
        Path out,
        int planned,
        List<Integer> missing,
        GradedBy by,
        int jobs,
        int attempts,
        TaskLimits limits,
        List<String> options) {

    public EngineJob {
        missing = List.copyOf(missing);
        options = List.copyOf(options);
    }

    /** The arguments of {@code grade task} but for the index. */
    List<String> taskArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "grade", "task",
                "--list", out.resolve(TaskList.FILE).toString(),
                "--out", out.toString(),
                "--attempts", String.valueOf(attempts),
                "--time-limit", String.valueOf(limits.time().toSeconds()),
                "--memory", String.valueOf(limits.megabytes())));
        arguments.addAll(options);
        return arguments;
    }
}
