package dev.kafkalab.cli;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.GradeComparison;
import dev.kafkalab.grading.EvidenceArchive;
import dev.kafkalab.grading.GradingRequest;
import dev.kafkalab.grading.SubmissionGrading;
import dev.kafkalab.submission.Checked;
import dev.kafkalab.support.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade again}: the same submission by the labs as they are now. */
@Command(
        name = "again",
        mixinStandardHelpOptions = true,
        description =
                "Grades the submission of an archive by the labs as they are now, and lists which verdicts changed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no verdict changed",
            "1:verdicts changed, and are listed",
            "2:the command could not do its work",
            "75:something of ours went wrong, not of the submission: try again"
        })
final class GradeAgainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ARCHIVE", description = "The " + EvidenceArchive.FILE + " of the grade before.")
    private Path archive;

    @Mixin
    private GradingOptions options;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Gets the new grade; the old one stays where it is.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path into = out.toAbsolutePath().normalize();
        if (archive.toAbsolutePath().normalize().startsWith(into)) {
            throw new UsageException("the archive lies in %s: name another folder with --out".formatted(out));
        }
        try (TemporaryFolder folder = TemporaryFolder.create("kafka-lab-grade")) {
            Grade before = EvidenceArchive.unpack(archive, folder.path());
            options.orElseBy(EvidenceArchive.assignment(folder.path()));
            Checked checked = options.check(EvidenceArchive.submission(folder.path(), before));
            GradingRequest request = options.request(out);
            Grade after = SubmissionGrading.grade(
                    request, checked, line -> spec.commandLine().getOut().println("  " + line), soFar -> {});
            EvidenceArchive.pack(out, checked.submission(), request.assignment().file());
            if (after.state() == State.NOT_GRADABLE) {
                spec.commandLine().getOut().println(GradeText.of(after));
                return Main.TRY_AGAIN;
            }
            GradeComparison comparison = GradeComparison.of(before, after);
            spec.commandLine().getOut().println(comparison.words());
            return comparison.changes().isEmpty() ? Main.FINE : Main.WRONG;
        } catch (IOException e) {
            throw new UsageException("this cannot be graded again", e);
        }
    }
}
