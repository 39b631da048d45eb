package dev.kafkalab.cli;

import dev.kafkalab.catalogue.Catalogue;
import dev.kafkalab.catalogue.Vocabulary;
import dev.kafkalab.grade.Gradebook;
import dev.kafkalab.report.PageNames;
import dev.kafkalab.report.Reports;
import dev.kafkalab.report.StepsPage;
import dev.kafkalab.results.Results;
import dev.kafkalab.results.Run;
import dev.kafkalab.runtime.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "What the pages link to comes with them: the record, the grade, and the logs that are beside the record."
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
        if (Files.notExists(record)) {
            throw new UsageException("there is no record %s: a run writes one, `mvn test` as reports/%s"
                    .formatted(record, Reports.RECORD));
        }
        try {
            Run run = Results.read(record);
            if (isNoRecord(run)) {
                throw new UsageException(
                        "%s is no record of a run: name the %s of one".formatted(record, Reports.RECORD));
            }
            Path into = folder == null ? beside() : folder;
            bringRecord(into);
            bringLogs(into);
            Gradebook.write(run, into);
            Path page = Reports.write(record, into);
            writeSteps(into.resolve(PageNames.STEPS));
            spec.commandLine().getOut().println("The page: " + page);
            return Main.FINE;
        } catch (IOException e) {
            throw new UsageException("the pages cannot be made", e);
        }
    }

    private Path beside() {
        return record.toAbsolutePath().getParent();
    }

    /** @throws UsageException if the folder holds another run, whose record must not be lost */
    private void bringRecord(Path into) throws IOException {
        Path there = into.resolve(Reports.RECORD);
        if (Files.notExists(there)) {
            Files.createDirectories(into);
            Files.copy(record, there);
        } else if (!Files.isRegularFile(there) || Files.mismatch(record, there) >= 0) {
            throw new UsageException(
                    "%s is the record of another run: name another folder with --into".formatted(there));
        }
    }

    private void bringLogs(Path into) throws IOException {
        Path logs = beside().resolve(LabFolders.LOGS);
        if (!Files.isDirectory(logs) || Files.exists(into.resolve(LabFolders.LOGS))) {
            return;
        }
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(beside().relativize(file)));
            }
        }
    }

    /**
     * Pages link to the vocabulary, which is not in the record. That of the run itself is the right one, if it is
     * there.
     */
    private static void writeSteps(Path page) throws IOException {
        if (Files.notExists(page)) {
            StepsPage.write(Catalogue.of(Vocabulary.ours(), FeatureFiles.ofThisProject()), page);
        }
    }

    /**
     * A record is read whatever its lines are, so one without a beginning is not a record, or nothing of it is left.
     */
    private static boolean isNoRecord(Run run) {
        return run.started().isEmpty() && run.empty();
    }
}
