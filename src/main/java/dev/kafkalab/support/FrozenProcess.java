package dev.kafkalab.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Freezes processes of the operating system, and lets them go on. */
public final class FrozenProcess {

    private static final Duration TO_OBEY = Duration.ofSeconds(5);

    /** A field of {@code /proc/PID/stat}, counted from 0 after the command's name. */
    private static final int STATE = 0;

    private FrozenProcess() {}

    /**
     * Freezes a process with SIGSTOP, and returns when every thread of it has stopped. If this JVM is killed meanwhile,
     * it goes on, as it could not notice otherwise that there is nobody left to work for.
     */
    public static void freeze(long pid) {
        // It reads until nobody holds the other end, or until the process has ended.
        Process guard = shell("kill -STOP %1$d || exit; echo; read answer || kill -CONT %1$d".formatted(pid));
        try {
            String said = guard.inputReader().readLine();
            if (said == null || !said.isEmpty()) {
                throw new IllegalStateException("SIGSTOP did not reach process %d: %s".formatted(pid, said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessHandle.of(pid).ifPresent(frozen -> frozen.onExit().thenRun(guard::destroy));
        await("Process %d to freeze".formatted(pid), TO_OBEY, () -> everyThreadIsFrozen(pid));
    }

    /** Lets a frozen process continue with SIGCONT, and returns when it does. */
    public static void thaw(long pid) {
        signal("CONT", pid);
        await("Process %d to continue".formatted(pid), TO_OBEY, () -> !isFrozen(pid)
                .orElse(false));
    }

    /** Whether a signal has stopped it; empty where the system does not tell. */
    public static Optional<Boolean> isFrozen(long pid) {
        return stat(Path.of("/proc/" + pid + "/stat")).map(FrozenProcess::isStopped);
    }

    /**
     * Whether every thread of a process is stopped. The signal stops one of them, which then stops the others: on a
     * busy machine they go on for a while, and the state of the process, which is its first thread's, already says that
     * it is stopped. True where the system does not tell.
     */
    static boolean everyThreadIsFrozen(long pid) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                if (!stat(thread.resolve("stat")).map(FrozenProcess::isStopped).orElse(true)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | DirectoryIteratorException e) {
            return true;
        }
    }

    private static boolean isStopped(String[] stat) {
        return "T".equals(stat[STATE]);
    }

    /** The fields of {@code /proc/PID/stat} after the command's name, which may itself hold blanks and parentheses. */
    public static Optional<String[]> stat(Path file) {
        try {
            String line = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Optional.of(line.substring(line.lastIndexOf(')') + 1).trim().split(" "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Java cannot send these signals itself. The shell's own {@code kill} is there even without such a program. */
    private static void signal(String name, long pid) {
        try {
            Process kill = shell("kill -%s %d".formatted(name, pid));
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("SIG%s did not reach process %d: %s".formatted(name, pid, said.trim()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + name, e);
        }
    }

    private static Process shell(String command) {
        try {
            return new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "This system cannot freeze a process (no sh). Fix: run this stage with -Dlab.runtime=docker.", e);
        }
    }

    /** A signal takes effect a moment after it was sent. Looks once a millisecond: the cores are being measured. */
    static void await(String what, Duration atMost, BooleanSupplier wanted) {
        long start = System.nanoTime();
        try {
            while (!wanted.getAsBoolean()) {
                if (System.nanoTime() - start > atMost.toNanos()) {
                    throw new IllegalStateException("Waited %d ms for %s".formatted(atMost.toMillis(), what));
                }
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + what, e);
        }
    }
}
