package dev.kafkalab.cli;

import dev.kafkalab.batch.BatchRun;
import dev.kafkalab.batch.GradedBy;
import dev.kafkalab.batch.Grader;
import dev.kafkalab.batch.Isolation;
import dev.kafkalab.batch.PlannedTask;
import dev.kafkalab.batch.ThisProgram;
import dev.kafkalab.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code grade SUBMISSIONS --out OUT}: a whole batch on this machine. */
final class BatchOptions {

    @Option(
            names = "--out",
            paramLabel = "OUT",
            description =
                    "Of a folder of submissions: where grades and summary go. Run the same again to go on with what"
                            + " is missing.")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description =
                    "Of a folder of submissions: how many are graded at once (default: 1). Each takes up to 2 GB and"
                            + " a core.")
    private int jobs = 1;

    @Option(
            names = "--assignment",
            paramLabel = "FILE",
            description = "Of a folder of submissions: by what they are graded.")
    private Path assignment;

    @Mixin
    private TaskOptions options;

    /** Plans, grades and collects. @return the exit code */
    int grade(Path submissions, PrintWriter told) throws InterruptedException {
        if (out == null) {
            throw new UsageException(
                    "%s is a folder, whose submissions would be graded. Fix: say where their grades go, with --out OUT"
                            .formatted(submissions));
        }
        List<PlannedTask> tasks = GradePlanCommand.plan(submissions, out, Optional.ofNullable(assignment));
        GradedBy by = tasks.get(0).by();
        Isolation isolation = options.isolation(by);
        int atOnce = isolation.ownPorts() ? jobs : 1;
        if (jobs > atOnce) {
            told.println(isolation.note());
        }
        try {
            if (options.needsWarmUp(by)) {
                warmUp(out);
            }
            List<String> missing = new BatchRun(options.runner(out, by, isolation), atOnce, told::println).run(tasks);
            GradeCollectCommand.collect(out, told);
            missing.forEach(one -> told.println("No grade: " + PrintableText.of(one)));
            return missing.isEmpty() ? Main.FINE : Grader.TROUBLE;
        } catch (IOException e) {
            throw new UsageException("the batch cannot be graded", e);
        }
    }

    /** Ten times what the programs of all labs took on a slow line. */
    private static final Duration WARM_UP = Duration.ofMinutes(30);

    /** In a process of its own, since it reads strangers' files. What it cannot fetch, the grades will tell. */
    static void warmUp(Path out) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ThisProgram.command(List.of("-Xmx256m")));
        command.addAll(List.of("grade", "warm-up", out.toString()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(WARM_UP.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
