package dev.kafkalab.runtime.process;

import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process of the operating system, told apart from a later one with the same number.
 *
 * @param pid its number
 * @param started when it started, in whatever form this system gives it exactly; only ever compared
 */
record OsProcess(long pid, String started) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int GRACE_SECONDS = 10;
    private static final Duration TO_OBEY = Duration.ofSeconds(5);

    /** Fields of {@code /proc/PID/stat}, counted from 0 after the command's name. */
    private static final int STATE = 0;

    private static final int START_TIME = 19;

    /** The process that runs under that number now, if any does. */
    static Optional<OsProcess> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> ticksSinceBoot(pid)
                        .or(() -> handle.info().startInstant().map(start -> Long.toString(start.toEpochMilli()))))
                .map(started -> new OsProcess(pid, started));
    }

    /** Whether that very process still runs. */
    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** Ends it with SIGKILL if it is still that process, and waits until it is gone. */
    void kill() {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(handle -> {
                handle.destroyForcibly();
                handle.onExit()
                        .completeOnTimeout(handle, GRACE_SECONDS, TimeUnit.SECONDS)
                        .join();
            });
        }
    }

    /** Freezes a process with SIGSTOP, and returns when every thread of it has stopped. */
    static void freeze(long pid) {
        signal("STOP", pid);
        await("Process %d to freeze".formatted(pid), TO_OBEY, () -> everyThreadIsFrozen(pid));
    }

    /** Lets a frozen process continue with SIGCONT, and returns when it does. */
    static void thaw(long pid) {
        signal("CONT", pid);
        await("Process %d to continue".formatted(pid), TO_OBEY, () -> !isFrozen(pid)
                .orElse(false));
    }

    /** Whether a signal has stopped it; empty where the system does not tell. */
    static Optional<Boolean> isFrozen(long pid) {
        return stat(Path.of("/proc/" + pid + "/stat")).map(OsProcess::isStopped);
    }

    /**
     * Whether every thread of a process is stopped. The signal stops one of them, which then stops the others: on a
     * busy machine they go on for a while, and the state of the process, which is its first thread's, already says that
     * it is stopped. True where the system does not tell.
     */
    static boolean everyThreadIsFrozen(long pid) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                if (!stat(thread.resolve("stat")).map(OsProcess::isStopped).orElse(true)) {
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

    /** Linux's own count: {@code ProcessHandle}'s start is reckoned from the wall clock, which may be set meanwhile. */
    private static Optional<String> ticksSinceBoot(long pid) {
        return stat(Path.of("/proc/" + pid + "/stat")).map(stat -> {
            try {
                return stat[START_TIME] + "@" + Files.readString(BOOT).trim();
            } catch (IOException e) {
                return stat[START_TIME] + "@";
            }
        });
    }

    /** The fields after the command's name, which may itself hold blanks and parentheses. */
    private static Optional<String[]> stat(Path file) {
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
            Process kill = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(name, pid))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("SIG%s did not reach process %d: %s".formatted(name, pid, said.trim()));
            }
        } catch (IOException e) {
            throw new SetupException(
                    "This system cannot freeze a process (no sh). Fix: run this stage with -Dlab.runtime=docker.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending SIG" + name, e);
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
