package dev.kafkalab.cli;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.assignment.AssignmentException;
import dev.kafkalab.grading.GradingRequest;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.submission.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** By what a submission is graded, and where its cluster runs. */
final class GradingOptions {

    @Option(
            names = "--assignment",
            paramLabel = "FILE",
            description =
                    "The assignment (default: that of the archive, if there is one, or else every stage whose cluster may be"
                            + " the student's own).")
    private Path assignment;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "auto, docker or process (default: -Dlab.runtime, or else what the assignment says).")
    private String runtime;

    /** By this assignment, where none was named. Its labs are those of the working folder, unless it says otherwise. */
    void orElseBy(Optional<Path> other) {
        assignment = assignment == null ? other.orElse(null) : assignment;
    }

    /** Reads and checks what was handed in. */
    Checked check(Path submission) throws IOException {
        return GradingRequest.check(submission, read(assignment));
    }

    /** What is asked for. @throws UsageException if it cannot be meant as it is written */
    GradingRequest request(Path out) {
        LabSettings settings = LabSettings.read();
        UsageException.require(settings);
        if (runtime != null && !LabSettings.RUNTIMES.contains(runtime)) {
            throw new UsageException("--runtime is %s. Fix: write one of %s"
                    .formatted(runtime, String.join(", ", LabSettings.RUNTIMES)));
        }
        return GradingRequest.of(read(assignment), out, runtime == null ? settings : settings.on(runtime));
    }

    /** The assignment of that file, or the default for none. @throws UsageException if it cannot be meant so */
    static Assignment read(Path file) {
        try {
            return file == null ? Assignment.DEFAULT : Assignment.read(file);
        } catch (AssignmentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
