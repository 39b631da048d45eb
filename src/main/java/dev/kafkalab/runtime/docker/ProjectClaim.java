package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * This JVM's hold on a project, through a file lock: it falls free however the JVM ends. Only who holds it may remove
 * what carries the project's label.
 */
final class ProjectClaim implements AutoCloseable {

    static final String THIS_RUN = "this very run";

    private final Path kept;
    private final ProcessLock lock;

    private ProjectClaim(Path kept, ProcessLock lock) {
        this.kept = kept;
        this.lock = lock;
    }

    /** Claims a project; empty while another holds it, be it in this JVM. */
    static Optional<ProjectClaim> of(Path folder, String project) {
        try {
            Files.createDirectories(folder);
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(lockFile(folder, project));
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            lock.get().write(Long.toString(ProcessHandle.current().pid()));
            return Optional.of(new ProjectClaim(folder.resolve(project + ".kept"), lock.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot claim " + project + " in " + folder, e);
        }
    }

    /** Who holds it, in words. */
    static String holder(Path folder, String project) {
        if (ProcessLock.isHeldHere(lockFile(folder, project))) {
            return THIS_RUN;
        }
        try {
            return "process " + Files.readString(lockFile(folder, project));
        } catch (IOException e) {
            return "another process"; // Windows lets nobody else read a locked file.
        }
    }

    private static Path lockFile(Path folder, String project) {
        return folder.resolve(project + ".lock");
    }

    /** Whether the project's volumes were kept on purpose when it was last taken down. */
    boolean hasKeptVolumes() {
        return Files.exists(kept);
    }

    /** Says whether its volumes are kept on purpose. */
    void keepVolumes(boolean keep) {
        try {
            if (keep) {
                Files.writeString(
                        kept, "The volumes of this project were kept on purpose: its next start finds them.\n");
            } else {
                Files.deleteIfExists(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
