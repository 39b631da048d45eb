package dev.kafkalab.cli;

import dev.kafkalab.assignment.Assignment;
import dev.kafkalab.assignment.AssignmentException;
import dev.kafkalab.batch.GradedBy;
import dev.kafkalab.batch.Plan;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.TaskList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code grade plan}: the list of a batch. */
@Command(
        name = "plan",
        description = {
            "Lists the submissions of a folder in OUT/tasks.ndjson, a line each: index, id, path, SHA-256, lab version.",
            "Each folder in SUBMISSIONS is one. Run it again when submissions have come or changed: what has a grade"
                    + " already and has not changed is not graded again."
        },
        mixinStandardHelpOptions = true)
final class GradePlanCommand implements Callable<Integer> {

    /** In which a grader that keeps its limit writes down what it has. */
    private static final Duration SLACK = Duration.ofMinutes(15);

    @Parameters(paramLabel = "SUBMISSIONS", description = "A folder with a folder for each submission.")
    private Path submissions;

    @Option(names = "--out", required = true, paramLabel = "OUT", description = "The folder of the batch.")
    private Path out;

    @Option(
            names = "--assignment",
            paramLabel = "FILE",
            description = "By what it is graded (default: everything, with the usual policy).")
    private Path assignment;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PlannedTask> tasks = plan(submissions, out, Optional.ofNullable(assignment));
        spec.commandLine().getOut().printf("%d submissions: %s%n", tasks.size(), out.resolve(TaskList.FILE));
        return Main.FINE;
    }

    /** Plans a batch. @throws UsageException if there is nothing to grade, or nowhere to write */
    static List<PlannedTask> plan(Path submissions, Path out, Optional<Path> assignment) {
        if (!Files.isDirectory(submissions)) {
            throw new UsageException("there is no folder %s. Fix: name the folder that has a folder for each submission"
                    .formatted(submissions));
        }
        if (absolute(out).startsWith(absolute(submissions))) {
            throw new UsageException("%s is among the submissions in %s. Fix: name another folder with --out"
                    .formatted(out, submissions));
        }
        try {
            List<PlannedTask> tasks = Plan.of(submissions, by(assignment), Main.Version.ofProgram());
            if (tasks.isEmpty()) {
                throw new UsageException("%s has no folders. Fix: name the folder that has a folder for each submission"
                        .formatted(submissions));
            }
            TaskList.write(out, tasks);
            return tasks;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be planned", e);
        }
    }

    private static GradedBy by(Optional<Path> file) {
        try {
            Assignment assignment = file.map(Assignment::read).orElse(Assignment.DEFAULT);
            return new GradedBy(
                    file.map(path -> absolute(path).toString()).orElse(""),
                    assignment.sha256(),
                    // Where Docker happens to be is no reason to grade one half of a batch otherwise than the other.
                    assignment.runtime().equals("docker") ? "docker" : "process",
                    (int) assignment.limits().submission().plus(SLACK).toSeconds());
        } catch (AssignmentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
