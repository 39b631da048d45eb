package dev.kafkalab.cli;

import dev.kafkalab.console.Console;
import dev.kafkalab.grade.RunComparison;
import dev.kafkalab.results.Results;
import dev.kafkalab.settings.LabSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whether two runs, on two runtimes say, came to the same verdicts. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compares the verdicts of two runs.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both have the same scenarios, with the same verdicts",
            "1:they have not, or neither has any",
            "2:a record is not there"
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record of a run: messages.ndjson.")
    private Path first;

    @Parameters(index = "1", paramLabel = "RECORD", description = "The record of another.")
    private Path second;

    @Override
    public Integer call() {
        try {
            RunComparison compared = RunComparison.of(Results.read(first), Results.read(second));
            Console.of(LabSettings.read()).line(compared.words());
            return compared.agree() ? 0 : 1;
        } catch (IOException e) {
            throw new UsageException("the records cannot be compared", e);
        }
    }
}
