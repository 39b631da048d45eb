package dev.kafkalab.cli;

import dev.kafkalab.batch.summary.BatchSummary;
import dev.kafkalab.batch.summary.SummaryFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade collect}: what the grades of a batch come to. */
@Command(
        name = "collect",
        description = {
            "Sums up a batch, finished or not: OUT/summary.html for people, summary.csv for spreadsheets, summary.json for"
                    + " programs. Each planned submission has its row."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every planned submission has a grade",
            "1:some have none yet; the files say which",
            "2:there is no such batch, or its files cannot be written"
        })
final class GradeCollectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "OUT", description = "The folder of the batch.")
    private Path out;

    @Mixin
    private FormatOptions formats;

    @Option(
            names = "--fill",
            paramLabel = "EXPORT",
            description =
                    "The export of a gradebook, of Canvas or a grading worksheet of Moodle: the grades are filled in, and"
                            + " the result is OUT/filled-canvas.csv or OUT/filled-moodle.csv.")
    private Path export;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        BatchSummary summary = collect(out, terminal);
        GradebookTables tables = new GradebookTables(out, formats, terminal);
        tables.write();
        if (export != null) {
            tables.fill(export);
        }
        return summary.counts().missing() == 0 ? Main.FINE : Main.WRONG;
    }

    /** Collects, and says what it comes to. */
    static BatchSummary collect(Path out, PrintWriter told) {
        try {
            BatchSummary summary = SummaryFiles.write(out);
            BatchSummary.Counts counts = summary.counts();
            told.printf(
                    "%d submissions: %d graded, %d refused, %d not gradable, %d without a grade; %d for a person to look at%n",
                    summary.planned(),
                    counts.graded(),
                    counts.refused(),
                    counts.notGradable(),
                    counts.missing(),
                    counts.needHuman());
            told.println("The page: " + out.resolve(SummaryFiles.PAGE));
            return summary;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be collected", e);
        }
    }
}
