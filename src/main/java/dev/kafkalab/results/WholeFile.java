package dev.kafkalab.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that is there as a whole or not at all: whoever reads it meanwhile finds the one before. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes it in UTF-8; its folder is made if need be. Returns the file. */
    public static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
