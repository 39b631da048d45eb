package dev.kafkalab.cli;

import dev.kafkalab.console.Console;
import dev.kafkalab.console.Summary;
import dev.kafkalab.grade.Gradebook;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.results.Totals;
import dev.kafkalab.settings.LabSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The grade of a run, made again from its record. */
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        description = {
            "Sums up a run from its record, and writes results.json and junit.xml.",
            "Of a folder of submissions, grades each of them on this machine."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing failed or is in error",
            "1:something failed or is in error, the run was cut off, or it ran no scenario",
            "2:there is no such record, or the files cannot be written",
            "75:of a folder of submissions, some have no grade: run it again"
        },
        subcommands = {
            GradeRunCommand.class,
            GradeShowCommand.class,
            GradeAgainCommand.class,
            GradePlanCommand.class,
            GradeTaskCommand.class,
            GradeCollectCommand.class,
            GradeSubmitCommand.class,
            GradeWarmUpCommand.class
        })
public final class GradeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "RECORD|SUBMISSIONS",
            description = "The record (default: ${DEFAULT-VALUE}), or a folder that has a folder for each submission.")
    private Path messages = Path.of("reports", "messages.ndjson");

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            description = "Where results.json and junit.xml go (default: beside the record).")
    private Path folder;

    @Mixin
    private BatchOptions batch;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return Files.isDirectory(messages)
                ? batch.grade(messages, spec.commandLine().getOut())
                : gradeRecord();
    }

    private int gradeRecord() {
        try {
            Run run = Results.read(messages);
            Summary.tell(run, Console.of(LabSettings.read()));
            Gradebook.write(run, folder == null ? messages.toAbsolutePath().getParent() : folder);
            return passed(run) ? 0 : 1;
        } catch (IOException e) {
            throw new UsageException("the record cannot be graded", e);
        }
    }

    private static boolean passed(Run run) {
        Totals totals = run.totals();
        return totals.failed() + totals.error() == 0
                && !run.empty()
                && !run.cutOff()
                && run.failure().isEmpty();
    }
}
