package dev.kafkalab.batch;

import dev.kafkalab.support.ShutdownHook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that is watched while it runs, and of which nothing is left when it has ended or been ended. */
final class BoundedProcess {

    /** How it came to an end. */
    sealed interface End {

        /** By itself. */
        record Exited(int code) implements End {}

        /** It took longer than it may. */
        record TookTooLong(TaskLimits limits) implements End {}

        /** It had so many megabytes, more than it may. */
        record TookMemory(long megabytes, TaskLimits limits) implements End {}

        /** It printed more than it may. */
        record PrintedTooMuch(TaskLimits limits) implements End {}

        /** Nobody wanted it any more. */
        record Unwanted() implements End {}
    }

    private static final long LOOK_MILLIS = 250;
    private static final long BYTES_A_MEGABYTE = 1_000_000;

    private final Path log;
    private final TaskLimits limits;
    private final BooleanSupplier wanted;

    /**
     * @param log gets what it prints
     * @param wanted is asked all the time whether it is to go on
     */
    BoundedProcess(Path log, TaskLimits limits, BooleanSupplier wanted) {
        this.log = log;
        this.limits = limits;
        this.wanted = wanted;
    }

    /**
     * Runs it to its end.
     *
     * @param beforeAnEarlyEnd is done before it is ended because this JVM ends
     */
    End run(List<String> command, Runnable beforeAnEarlyEnd) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ProcessTree tree = new ProcessTree(process.toHandle());
        ShutdownHook hook = new ShutdownHook("kafka-lab ends a grader", () -> {
            beforeAnEarlyEnd.run();
            new ProcessTree(process.toHandle()).kill();
        });
        try {
            hook.add();
            return await(process, tree);
        } finally {
            tree.kill();
            hook.remove();
        }
    }

    private End await(Process process, ProcessTree tree) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            tree.look();
            long megabytes = tree.megabytes();
            if (megabytes > limits.megabytes()) {
                return new End.TookMemory(megabytes, limits);
            }
            if (System.nanoTime() - began > limits.time().toNanos()) {
                return new End.TookTooLong(limits);
            }
            if (Files.size(log) > limits.logMegabytes() * BYTES_A_MEGABYTE) {
                return new End.PrintedTooMuch(limits);
            }
            if (!wanted.getAsBoolean()) {
                return new End.Unwanted();
            }
        }
        return new End.Exited(process.exitValue());
    }
}
