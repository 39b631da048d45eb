package dev.kafkalab.cli;

import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.format.FormatException;
import dev.kafkalab.grade.format.GradeFiles;
import dev.kafkalab.grade.format.GradeFormat;
import dev.kafkalab.grading.EvidenceArchive;
import dev.kafkalab.grading.GradingRequest;
import dev.kafkalab.grading.SubmissionGrading;
import dev.kafkalab.submission.Checked;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade run}: grades one submission. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Grades one submission: runs the labs against the cluster of its Compose file.",
            "Its files are checked before anything is started, and nothing that they want to have run is run."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is graded, whatever its points; also if its files were refused",
            "1:it is not gradable here: points could not be verified, and the assignment or -Dlab.strict=true asks for all of them",
            "2:the command could not do its work: bad arguments, a folder that is not there",
            "75:something of ours went wrong, not of the submission: try again"
        })
final class GradeRunCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SUBMISSION", description = "The folder that was handed in.")
    private Path submission;

    @Mixin
    private GradingOptions options;

    @Mixin
    private FormatOptions formats;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Gets the grade, and all that it was made from (default: reports/grades/NAME).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isDirectory(submission)) {
            throw new UsageException("%s is no folder: name the folder that was handed in, with its Compose file in it"
                    .formatted(submission));
        }
        PrintWriter terminal = spec.commandLine().getOut();
        List<GradeFormat> wanted = new ArrayList<>(formats.formats());
        if (!wanted.contains(GradeFormat.PAGE)) {
            wanted.add(GradeFormat.PAGE);
        }
        try {
            Checked checked = options.check(submission);
            GradingRequest request = options.request(
                    out == null
                            ? Path.of("reports", "grades", checked.submission().id())
                            : out);
            terminal.println("Grading %s by %s"
                    .formatted(checked.submission().id(), request.assignment().title()));
            // A platform's own time-out finds in each file what is graded so far.
            Grade grade = SubmissionGrading.grade(
                    request,
                    checked,
                    line -> {
                        terminal.println("  " + line);
                        terminal.flush();
                    },
                    soFar -> GradeFiles.write(soFar, request.out(), wanted, formats.context()));
            EvidenceArchive.pack(
                    request.out(), checked.submission(), request.assignment().file());
            terminal.println();
            terminal.println(GradeText.of(grade));
            terminal.println("The grade: " + request.out().toAbsolutePath().toUri());
            return exitCode(grade);
        } catch (FormatException e) {
            throw new UsageException(e.getMessage());
        } catch (IOException e) {
            // A disk that is full, say: the submission has no part in it.
            spec.commandLine().getErr().println("kafka-lab: this could not be graded: " + e);
            return Main.TRY_AGAIN;
        }
    }

    private static int exitCode(Grade grade) {
        if (grade.state() != State.NOT_GRADABLE) {
            return Main.FINE;
        }
        boolean isStrict =
                grade.remarks().stream().anyMatch(remark -> remark.rule().equals(SubmissionGrading.STRICT));
        return isStrict ? Main.WRONG : Main.TRY_AGAIN;
    }
}
