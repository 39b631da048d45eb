package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.Cluster.Data;
import dev.kafkalab.runtime.LabFolders;
import dev.kafkalab.runtime.ProcessLock;
import dev.kafkalab.runtime.Progress;
import dev.kafkalab.runtime.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * While this JVM has the lease of a project, what carries the project's label is this JVM's to start and to remove. It
 * is a file lock, which falls free however the JVM ends.
 */
final class ProjectLease {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Project project;
    private final Path lockFile;
    private final Path keptFile;
    private ProcessLock lock;
    private boolean kept;

    /** Not acquired yet. @param folder of the files that say who has a lease, and whose volumes were kept */
    ProjectLease(Project project, Path folder) {
        this.project = project;
        this.lockFile = folder.resolve(project.name() + ".lock");
        this.keptFile = folder.resolve(project.name() + ".kept");
    }

    /**
     * Acquires the lease unless it is held by this object, and removes what an earlier run has left of the project.
     *
     * @throws SetupException if another run of this checkout has it, and does not give it up within
     *     {@link Timeouts#LEASE}
     */
    synchronized void acquire(Path composeFile, Progress progress) {
        if (lock == null) {
            if (!tryAcquire()) {
                await(composeFile, progress);
            }
            removeLeftovers();
        }
    }

    /** Removes what a killed run has left of the project, unless another run has the lease. Returns how many things. */
    synchronized int sweep() {
        if (!tryAcquire()) {
            return 0;
        }
        try {
            int before = project.lines().size();
            removeLeftovers();
            return before - project.lines().size();
        } finally {
            close();
        }
    }

    /** From now on the volumes count as a running cluster's: if that is killed, the next one starts empty. */
    void use() {
        try {
            Files.deleteIfExists(keptFile);
        } catch (IOException e) {
            throw LabFolders.unusable("delete " + keptFile, e);
        }
    }

    /**
     * Removes what there is, or all but the volumes, and gives the lease up. If it is not held, only volumes that it
     * has kept are there to be removed.
     */
    synchronized void release(Data data) {
        boolean hasKept = kept && data == Data.REMOVE;
        if (lock == null && !(hasKept && tryAcquire())) {
            return;
        }
        kept = data == Data.KEEP;
        try {
            project.remove(data == Data.REMOVE);
            if (data == Data.REMOVE) {
                use();
            } else {
                LabFolders.write(keptFile, "Kept on purpose: the next start of this project finds its volumes.\n");
            }
        } finally {
            // Whoever is next removes what is left.
            close();
        }
    }

    /** Gives the lease up, if it is held, and touches nothing. */
    synchronized void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    private void removeLeftovers() {
        project.remove(Files.notExists(keptFile));
    }

    private boolean tryAcquire() {
        try {
            Files.createDirectories(lockFile.getParent());
            lock = ProcessLock.tryAcquire(lockFile).orElse(null);
            if (lock != null) {
                lock.write(Long.toString(ProcessHandle.current().pid()));
            }
            return lock != null;
        } catch (IOException e) {
            throw LabFolders.unusable("lock " + lockFile, e);
        }
    }

    private void await(Path composeFile, Progress progress) {
        boolean heldHere = ProcessLock.isHeldHere(lockFile);
        String holder = heldHere ? "this very run" : holder();
        boolean acquired = false;
        if (!heldHere) {
            progress.report("%s is run by %s; waiting up to %d s for it to end"
                    .formatted(composeFile, holder, Timeouts.LEASE.toSeconds()));
            long deadline = System.nanoTime() + Timeouts.LEASE.toNanos();
            while (!acquired && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
                acquired = tryAcquire();
            }
        }
        if (!acquired) {
            throw new SetupException(
                    "%s is run by %s from this checkout already. Fix: wait for it or end it; another checkout can run beside it on other ports."
                            .formatted(composeFile, holder));
        }
    }

    private String holder() {
        try {
            return "process " + Files.readString(lockFile);
        } catch (IOException e) {
            return "another process"; // Windows lets nobody else read a locked file.
        }
    }
}
