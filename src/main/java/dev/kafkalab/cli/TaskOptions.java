package dev.kafkalab.cli;

import dev.kafkalab.batch.GradedBy;
import dev.kafkalab.batch.Grader;
import dev.kafkalab.batch.Isolation;
import dev.kafkalab.batch.LabGrader;
import dev.kafkalab.batch.TaskLimits;
import dev.kafkalab.batch.TaskRunner;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.text.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How each submission of a batch is graded. */
final class TaskOptions {

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            description = "process or docker (default: what the assignment says, or else process).")
    private Engine runtime;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "How often a submission is tried while something of ours goes wrong (default: 3).")
    private int attempts = TaskRunner.USUAL_ATTEMPTS;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            converter = PositiveNumber.class,
            description = "After which a grader that keeps no limit of its own is ended (default: a quarter of an hour"
                    + " more than the assignment gives a submission).")
    private Integer seconds;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            converter = PositiveNumber.class,
            description = "Above which a grader is ended, all its processes together (default: 4000).")
    private int megabytes = TaskLimits.USUAL_MEGABYTES;

    @Option(
            names = "--grader",
            paramLabel = "PROGRAM",
            description = "Another grader, called as PROGRAM SUBMISSION --out DIR: to try a cluster of machines with.")
    private Path program;

    /** Where clusters run. */
    enum Engine {
        PROCESS,
        DOCKER
    }

    TaskLimits limits(GradedBy by) {
        return new TaskLimits(
                Duration.ofSeconds(seconds == null ? by.limitSeconds() : seconds), megabytes, TaskLimits.USUAL_LOG);
    }

    private String runtime(GradedBy by) {
        return runtime == null ? by.runtime() : Words.lower(runtime);
    }

    private boolean isOnDocker(GradedBy by) {
        return runtime(by).equals(Words.lower(Engine.DOCKER));
    }

    int attempts() {
        return attempts;
    }

    /** Whether graders may have no network, so that what they need has to be here before. */
    boolean needsWarmUp(GradedBy by) {
        return program == null && !isOnDocker(by);
    }

    Isolation isolation(GradedBy by) {
        return isOnDocker(by) ? Isolation.ofEngine() : Isolation.here();
    }

    /** What grades. @throws UsageException if there is no folder in which graders can take turns */
    TaskRunner runner(Path out, GradedBy by, Isolation isolation) {
        Grader grader = program == null ? new LabGrader(runtime(by)) : Grader.program(program);
        try {
            Path turns = LabFolders.of(LabSettings.read()).cache();
            return new TaskRunner(out, grader, isolation, limits(by), attempts, turns);
        } catch (SetupException e) {
            throw new UsageException(e.getMessage());
        }
    }

    /** As {@code grade task} reads them, but for limits and attempts. */
    List<String> arguments(GradedBy by) {
        List<String> arguments = new ArrayList<>(List.of("--runtime", runtime(by)));
        if (program != null) {
            arguments.addAll(List.of("--grader", program.toAbsolutePath().toString()));
        }
        return arguments;
    }
}
