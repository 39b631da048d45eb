package dev.kafkalab.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock file that one holder has at a time, in this JVM or another. The system frees it however the JVM ends. The file
 * is never deleted: deleting it could let two others hold the lock at once.
 *
 * <p>POSIX releases a process's lock as soon as the process closes <em>any</em> descriptor of that file (see
 * {@code java.nio.channels.FileLock}, "platform dependencies"). So a file that this JVM holds is never opened a second
 * time.
 */
public final class ProcessLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private ProcessLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock. The file is made if it is missing; its folder must exist.
     *
     * @return empty if another holder has it, in this JVM or another
     * @throws IOException if the file can be neither made nor locked
     */
    public static Optional<ProcessLock> tryAcquire(Path lock) throws IOException {
        Path file = lock.toAbsolutePath().normalize();
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<ProcessLock> held = Optional.empty();
        try {
            held = lock(file);
            return held;
        } finally {
            if (held.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    /** Whether this JVM holds it. */
    public static boolean isHeldHere(Path lock) {
        return HELD_HERE.contains(lock.toAbsolutePath().normalize());
    }

    /** Writes into the file, for whoever asks who holds it. */
    public void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Optional<ProcessLock> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new ProcessLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException e) {
            // This JVM has locked it, but not through this class, of which another class loader may have a second one.
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }
}
