package dev.kafkalab.compose;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A UTF-8 file as text, or a message that says why it cannot be read. */
final class TextFile {

    /** Far above any Compose file written by people, far below what would fill the memory. */
    private static final long LARGEST_SIZE = 2_000_000;

    private TextFile() {}

    static String read(Path file) {
        if (Files.isDirectory(file)) {
            throw new ComposeException(
                    new Position(file, 1), "this is a folder, not a file", "name the file inside it that you mean");
        }
        try {
            if (Files.size(file) > LARGEST_SIZE) {
                throw new ComposeException(
                        new Position(file, 1),
                        "the file has %d bytes, more than the %d that are read"
                                .formatted(Files.size(file), LARGEST_SIZE),
                        "name the file that you mean: this one can hardly be written by hand");
            }
            return decode(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ComposeException(
                    new Position(file, 1),
                    "there is no such file",
                    "check the name; it was looked for at "
                            + file.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new ComposeException(
                    new Position(file, 1),
                    "the file cannot be read (%s)".formatted(e.getClass().getSimpleName()),
                    "check that you may read it: ls -l " + file);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            // Some editors mark the beginning of a file; the mark is no part of the text.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new ComposeException(
                    new Position(file, line),
                    "this line is not UTF-8 text",
                    "save the file as UTF-8 in your editor (without UTF-16 or a Windows code page)");
        }
    }
}
