package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.report.PageNames;
import dev.kafkalab.report.Reports;
import dev.kafkalab.report.StepsPage;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: the pages of a run, made again from its record. */
@Command(
        name = "report",
        description = {
            "Makes the pages of a run again, from its record and from nothing else. The record may be of another machine, or"
                    + " cut off.",
            "What pages link to beside each other (the record, the grade, the logs) stays where the run has left it."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "RECORD", description = "The record (default: ${DEFAULT-VALUE}).")
    private Path record = Path.of("reports", Reports.RECORD);

    @Option(names = "--into", paramLabel = "FOLDER", description = "Where the pages go (default: beside the record).")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(record)) {
            throw new UsageException("there is no record %s: a run writes one, `mvn test` as reports/%s"
                    .formatted(record, Reports.RECORD));
        }
        try {
            if (isNoRecord(Results.read(record))) {
                throw new UsageException(
                        "%s is no record of a run: name the %s of one".formatted(record, Reports.RECORD));
            }
            Path into = folder == null ? record.toAbsolutePath().getParent() : folder;
            Path page = Reports.write(record, into);
            writeSteps(into.resolve(PageNames.STEPS));
            spec.commandLine().getOut().println("The page: " + page);
            return Main.FINE;
        } catch (IOException e) {
            throw new UsageException("the pages cannot be made: " + e);
        }
    }

    /** Pages link to the vocabulary, which is not in the record. That of the run itself is the right one, if it is there. */
    private static void writeSteps(Path page) throws IOException {
        if (Files.notExists(page)) {
            StepsPage.write(Catalogue.of(FeatureFiles.ofThisProject()), page);
        }
    }

    /** A record is read whatever its lines are, so one without a beginning is not a record, or nothing of it is left. */
    private static boolean isNoRecord(Run run) {
        return run.started().isEmpty() && run.empty();
    }
}
