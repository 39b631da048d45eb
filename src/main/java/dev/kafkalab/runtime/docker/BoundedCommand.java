package dev.kafkalab.runtime.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A command that is run to its end, and no longer than a limit. Both of its streams are read meanwhile, so that neither
 * can fill up and stop it; when the time is over, it is killed with all the processes that it has started.
 *
 * @param environment added to this process's own
 */
record BoundedCommand(List<String> command, Path folder, Map<String, String> environment) {

    private static final int LAST_LINES = 200;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /**
     * How a command ended.
     *
     * @param command as it was run
     * @param status its exit status; -1 if it could not be launched or was killed
     * @param output all that it wrote to standard output
     * @param errors the last lines that it wrote to standard error, or why it has no exit status
     */
    record Result(List<String> command, int status, String output, List<String> errors) {

        boolean isSuccess() {
            return status == 0;
        }

        /** The last line of {@link #errors} that says something. */
        String lastError() {
            return errors.stream()
                    .filter(line -> !line.isBlank())
                    .reduce((before, last) -> last)
                    .orElse("it gave no reason");
        }
    }

    /**
     * Runs it.
     *
     * @param listener is told each line of standard error as it comes
     */
    Result run(Duration limit, Consumer<String> listener) {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new Result(command, -1, "", List.of(e.getMessage()));
        }
        Deque<String> errors = new ArrayDeque<>();
        CompletableFuture<String> output =
                CompletableFuture.supplyAsync(() -> text(process.getInputStream()), BoundedCommand::inDaemon);
        CompletableFuture<Void> allErrors = CompletableFuture.runAsync(
                () -> lines(process.getErrorStream()).forEach(line -> {
                    add(errors, line);
                    listener.accept(line);
                }),
                BoundedCommand::inDaemon);
        int status = await(process, limit, errors);
        orAfterAMoment(allErrors, null);
        String all = orAfterAMoment(output, "");
        synchronized (errors) {
            return new Result(command, status, all, List.copyOf(errors));
        }
    }

    private static int await(Process process, Duration limit, Deque<String> errors) {
        String reason = "interrupted";
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            reason = "killed, for it had not ended within %d s".formatted(limit.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(member -> orAfterAMoment(member.onExit(), member));
        add(errors, reason);
        return -1;
    }

    /** A process that the command left behind may keep its streams open. */
    private static <T> T orAfterAMoment(CompletableFuture<T> result, T otherwise) {
        return result.exceptionally(e -> otherwise)
                .completeOnTimeout(otherwise, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static void inDaemon(Runnable reading) {
        Thread thread = new Thread(reading, "kafka-lab reads a command's output");
        thread.setDaemon(true);
        thread.start();
    }

    private static void add(Deque<String> lines, String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > LAST_LINES) {
                lines.removeFirst();
            }
        }
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines();
    }
}
