package dev.kafkalab.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that only its user can read, and that goes with all that is in it.
 *
 * @param path the folder
 */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /** A new one. @param name how its name begins */
    public static TemporaryFolder create(String name) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(name).toRealPath());
    }

    /** Deletes it. No link in it is followed. */
    @Override
    public void close() {
        try {
            FolderRemoval.remove(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
