package dev.kafkalab.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file so that whoever reads it meanwhile finds the whole of it or what was there before. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes it in UTF-8; its folder is made if need be. Returns the file. */
    public static Path write(Path file, String text) throws IOException {
        return write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes these bytes; the file's folder is made if need be. Returns the file. */
    public static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling("%s.%s.part".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            return replace(Files.write(part, bytes), file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Renames a file that was written under another name of the same folder. Returns the file. */
    public static Path replace(Path part, Path file) throws IOException {
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
