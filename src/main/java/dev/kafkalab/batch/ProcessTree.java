package dev.kafkalab.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process with all that it has started, directly or not. One that outlives its parent stays in the tree if it was
 * seen in it.
 */
final class ProcessTree {

    private static final int ROUNDS = 20;
    private static final long GRACE_SECONDS = 10;
    private static final long KILOBYTES_A_MEGABYTE = 1024;

    private final Set<ProcessHandle> seen = new LinkedHashSet<>();

    ProcessTree(ProcessHandle root) {
        seen.add(root);
    }

    /** Looks who belongs to it now. */
    void look() {
        List.copyOf(seen).stream().filter(ProcessHandle::isAlive).forEach(process -> process.descendants()
                .forEach(seen::add));
    }

    /**
     * The memory that they have for themselves, in megabytes. Files that several of them have mapped are the system's,
     * which takes them back when it needs room. 0 where the system does not tell.
     */
    long megabytes() {
        return seen.stream()
                        .filter(ProcessHandle::isAlive)
                        .mapToLong(process -> kilobytes(process.pid()))
                        .sum()
                / KILOBYTES_A_MEGABYTE;
    }

    /** Ends all of them with SIGKILL, and waits until they are gone. */
    void kill() {
        for (int round = 0; round < ROUNDS && anyAlive(); round++) {
            look();
            seen.forEach(ProcessHandle::destroyForcibly);
            seen.forEach(ProcessTree::awaitEnd);
        }
    }

    private boolean anyAlive() {
        look();
        return seen.stream().anyMatch(ProcessHandle::isAlive);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It is asked again, and told again, in the next round.
        }
    }

    private static long kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
