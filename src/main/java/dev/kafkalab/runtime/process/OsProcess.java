package dev.kafkalab.runtime.process;

import dev.kafkalab.support.FrozenProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process of the operating system, told apart from a later one with the same number.
 *
 * @param pid its number
 * @param started when it started, in whatever form this system gives it exactly; only ever compared
 */
record OsProcess(long pid, String started) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int GRACE_SECONDS = 10;

    /** A field of {@code /proc/PID/stat}, counted from 0 after the command's name. */
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

    /** Linux's own count: {@code ProcessHandle}'s start is reckoned from the wall clock, which may be set meanwhile. */
    private static Optional<String> ticksSinceBoot(long pid) {
        return FrozenProcess.stat(Path.of("/proc/" + pid + "/stat")).map(stat -> {
            try {
                return stat[START_TIME] + "@" + Files.readString(BOOT).trim();
            } catch (IOException e) {
                return stat[START_TIME] + "@";
            }
        });
    }
}
