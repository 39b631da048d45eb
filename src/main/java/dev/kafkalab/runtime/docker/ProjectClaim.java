package dev.kafkalab.runtime.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * This JVM's hold on a project, through a file lock: it falls free however the JVM ends. Only who holds it may remove
 * what carries the project's label.
 */
final class ProjectClaim implements AutoCloseable {

    static final String THIS_RUN = "this very run";

    private final Path kept;
    private final FileChannel channel;

    private ProjectClaim(Path kept, FileChannel channel) {
        this.kept = kept;
        this.channel = channel;
    }

    /** Claims a project; empty while another holds it, be it in this JVM. */
    static Optional<ProjectClaim> of(Path folder, String project) {
        try {
            Files.createDirectories(folder);
            // The lock file is never deleted: whoever does can let two others hold it at once.
            FileChannel channel = FileChannel.open(
                    folder.resolve(project + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new ProjectClaim(folder.resolve(project + ".kept"), channel));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot claim " + project + " in " + folder, e);
        }
    }

    /** Who holds it, in words. */
    static String holder(Path folder, String project) {
        try {
            String pid = Files.readString(folder.resolve(project + ".lock"));
            return pid.equals(Long.toString(ProcessHandle.current().pid())) ? THIS_RUN : "process " + pid;
        } catch (IOException e) {
            return "another process"; // Windows lets nobody else read a locked file.
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
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
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
