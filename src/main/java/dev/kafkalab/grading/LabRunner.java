package dev.kafkalab.grading;

import dev.kafkalab.assignment.Limits;
import dev.kafkalab.grading.Ending.CutOff;
import dev.kafkalab.grading.Ending.Scope;
import dev.kafkalab.settings.Host;
import dev.kafkalab.support.ShutdownHook;
import dev.kafkalab.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs scenarios in a JVM of their own, on the cluster of one Compose file, and ends it when a limit is reached.
 *
 * @param composeFile whose cluster it is
 * @param runtime {@code process} or {@code docker}
 * @param work where nodes write while they run
 * @param limits how long what may take
 * @param settings further {@code lab.*} settings, by their names
 */
record LabRunner(Path composeFile, String runtime, Path work, Limits limits, Map<String, String> settings) {

    /** The name of a run's record in its folder. */
    static final String RECORD = "messages.ndjson";

    /** What it has printed. */
    static final String CONSOLE = "console.log";

    /** What a JVM that has to take a cluster down gets for it before it is killed. */
    private static final Duration GRACE = Duration.ofSeconds(40);

    private static final long LOOK_MILLIS = 200;

    /** In which a run of six nodes' labs stays; measured, see docs/benchmarks.md. */
    private static final String HEAP = "-Xmx512m";

    /** What the program gets until its first scenario begins, however little a step may take. */
    private static final Duration START = Duration.ofMinutes(1);

    /** What a JVM, Docker's client and a locale need; nothing else of the grader's is anybody's business. */
    private static final List<String> PASSED_ON = List.of(
            "PATH",
            "HOME",
            "JAVA_HOME",
            "LANG",
            "LC_ALL",
            "TMPDIR",
            "DOCKER_HOST",
            "DOCKER_CONTEXT",
            "DOCKER_CONFIG",
            "DOCKER_CERT_PATH",
            "DOCKER_TLS_VERIFY",
            "XDG_RUNTIME_DIR",
            "LAB_IMAGES");

    /**
     * Runs them, one after the other.
     *
     * @param folder gets the record, the pages, the logs and the console
     * @param deadline when the submission's own limit is reached, by the monotonic clock
     * @param goesOn asked whenever a scenario has ended: whether the others are worth running
     * @return how the run ended
     */
    Ending run(List<PlannedScenario> scenarios, Path folder, long deadline, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ProcessBuilder builder = new ProcessBuilder(command(scenarios, folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(CONSOLE).toFile());
        builder.environment().keySet().retainAll(PASSED_ON);
        Process process = builder.start();
        ShutdownHook atExit = new ShutdownHook("end the lab", process::destroy);
        atExit.add();
        try {
            return follow(process, folder.resolve(RECORD), deadline, goesOn);
        } finally {
            end(process);
            atExit.remove();
        }
    }

    private Ending follow(Process process, Path record, long deadline, BooleanSupplier goesOn)
            throws IOException, InterruptedException {
        RecordFollower follower = new RecordFollower(record, System.nanoTime());
        boolean ended;
        do {
            ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            long now = System.nanoTime();
            if (follower.follow(now) && !goesOn.getAsBoolean()) {
                return Ending.LEFT;
            }
            Optional<CutOff> reached = ended ? Optional.empty() : reached(follower, now, deadline);
            if (reached.isPresent()) {
                return reached.get();
            }
        } while (!ended);
        return Ending.BY_ITSELF;
    }

    private Optional<CutOff> reached(RecordFollower follower, long now, long deadline) {
        if (now - deadline >= 0) {
            return cutOff(Scope.SUBMISSION, limits.submission());
        }
        if (follower.labNanos(now) > limits.lab().toNanos()) {
            return cutOff(Scope.LAB, limits.lab());
        }
        if (follower.stageNanos(now) > limits.stage().toNanos()) {
            return cutOff(Scope.STAGE, limits.stage());
        }
        // No step has begun as long as the program is starting, which on a busy machine takes its time.
        long most = (follower.hasBegun() || limits.step().compareTo(START) > 0 ? limits.step() : START).toNanos();
        return follower.silentNanos(now) > most ? cutOff(Scope.STEP, limits.step()) : Optional.empty();
    }

    private static Optional<CutOff> cutOff(Scope scope, Duration limit) {
        return Optional.of(new CutOff(
                scope,
                "It was ended at the limit of %s that a %s may take."
                        .formatted(Words.seconds(limit), Words.lower(scope))));
    }

    /** Its cluster goes with it: first it is asked to take it down, and in the end it is killed. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(List<PlannedScenario> scenarios, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                Host.java(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dcucumber.publish.quiet=true",
                "-Dlab.cluster=" + composeFile,
                "-Dlab.runtime=" + runtime,
                "-Dlab.reports=" + folder,
                "-Dlab.work=" + work,
                "-Dlab.parallel=1",
                "-Dlab.color=never",
                "-Dlab.commands=never",
                "-Dlab.confined=true"));
        settings.forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-cp", Host.property("java.class.path"), LabProcess.class.getName()));
        scenarios.forEach(scenario -> command.add(scenario.place()));
        return command;
    }
}
