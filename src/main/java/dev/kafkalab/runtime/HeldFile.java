package dev.kafkalab.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock file that one holder has at a time, in this JVM or another. It falls free however the JVM ends; it is never deleted:
 * whoever does can let two others hold it at once.
 *
 * <p>POSIX lets go of a process's lock as soon as the process closes <em>any</em> descriptor of that file (see {@code
 * java.nio.channels.FileLock}, "platform dependencies"). So a file that this JVM holds is never opened a second time.
 */
public final class HeldFile implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private HeldFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes hold of a file, which is made if it is not there; its folder must be.
     *
     * @return empty if somebody else holds it, be it in this JVM
     * @throws IOException if the file can be neither made nor locked
     */
    public static Optional<HeldFile> tryHold(Path lock) throws IOException {
        Path file = lock.toAbsolutePath().normalize();
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        Optional<HeldFile> held = Optional.empty();
        try {
            held = locked(file);
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

    /** Writes into it, for whoever wonders who holds it. */
    public void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Lets it go. */
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

    private static Optional<HeldFile> locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return Optional.of(new HeldFile(file, channel));
        }
        channel.close();
        return Optional.empty();
    }
}
