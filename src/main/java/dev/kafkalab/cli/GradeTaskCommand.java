package dev.kafkalab.cli;

import dev.kafkalab.batch.Grader;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.TaskList;
import dev.kafkalab.batch.TaskRunner;
import dev.kafkalab.batch.TaskRunner.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code grade task}: one submission of a batch, for engines that run many. */
@Command(
        name = "task",
        description = {
            "Grades one submission of a batch, unless it has its grade, and publishes the grade as OUT/grades/ID.",
            "It may be run at any time, on any machine that has OUT, and as often as you like."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the submission has a grade, be it one that says that it is not gradable",
            "75:something of ours went wrong: run it again",
            "2:there is no such task, or OUT cannot be written"
        })
final class GradeTaskCommand implements Callable<Integer> {

    @Option(names = "--list", required = true, paramLabel = "FILE", description = "The tasks.ndjson of grade plan.")
    private Path list;

    @Option(names = "--index", required = true, paramLabel = "N", description = "Which line of it, from 0.")
    private int index;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "The folder of the batch.")
    private Path out;

    @Mixin
    private TaskOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter told = spec.commandLine().getOut();
        try {
            List<PlannedTask> tasks = TaskList.read(list);
            if (index < 0 || index >= tasks.size()) {
                throw new UsageException(
                        "there is no task %d: %s has those from 0 to %d".formatted(index, list, tasks.size() - 1));
            }
            PlannedTask task = tasks.get(index);
            TaskRunner runner = options.runner(out, task.by(), options.isolation(task.by()));
            Result result = runner.run(task);
            told.println(task.id() + ": " + inWords(result));
            return result instanceof Result.TryAgain ? Grader.TROUBLE : Grader.GRADED;
        } catch (IOException e) {
            throw new UsageException("the task cannot be done", e);
        }
    }

    private static String inWords(Result result) {
        if (result instanceof Result.TryAgain again) {
            return "to be tried again after attempt %d. %s".formatted(again.attempt(), again.reason());
        }
        if (result instanceof Result.NotGradable ungradable) {
            return "not gradable. " + ungradable.reason();
        }
        return ((Result.Graded) result).before() ? "has its grade already" : "graded";
    }
}
