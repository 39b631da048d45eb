package dev.kafkalab.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Files that somebody names: each has to be a plain file of a stated size. A device has no end, a pipe may have nobody
 * at its other one, and a file of gigabytes does not fit into memory.
 */
public final class TextFile {

    /** Far above any Compose file, env file or feature that people write: 2 MB. */
    public static final int MOST_BYTES = 2_000_000;

    private TextFile() {}

    /** The text of a file in UTF-8 of at most {@link #MOST_BYTES} bytes. */
    public static String read(Path file) throws UnreadableFileException {
        return decode(file, bytes(file));
    }

    /** The bytes of a file that has at most {@link #MOST_BYTES} of them. */
    public static byte[] bytes(Path file) throws UnreadableFileException {
        try (InputStream stream = open(file, MOST_BYTES)) {
            return bytes(file, stream);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The bytes that a stream gives, at most {@link #MOST_BYTES} of them; the file is what a refusal names. */
    public static byte[] bytes(Path file, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(file, bytes.length, MOST_BYTES);
        }
        return bytes;
    }

    /** A plain file of at most so many bytes, opened. */
    public static InputStream open(Path file, long mostBytes) throws UnreadableFileException {
        try {
            // What claims to be empty, as all files of /proc do, is not read: some of them wait for ever.
            return check(file, mostBytes) == 0 ? InputStream.nullInputStream() : Files.newInputStream(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Refuses what {@link #read} would refuse for what it is, whatever is in it. */
    public static void check(Path file) throws UnreadableFileException {
        try {
            check(file, MOST_BYTES);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long check(Path file, long mostBytes) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnreadableFileException(
                    file, 0, "this is a folder, not a file", "name the file inside it that you mean");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableFileException(
                    file,
                    0,
                    "this is a device, a pipe or a socket, not a file",
                    "save what it gives in a file, and name that");
        }
        if (attributes.size() > mostBytes) {
            throw tooLarge(file, attributes.size(), mostBytes);
        }
        return attributes.size();
    }

    /** Bytes of this file as UTF-8 text. */
    public static String decode(Path file, byte[] bytes) throws UnreadableFileException {
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
            throw new UnreadableFileException(
                    file,
                    line,
                    "this line is not UTF-8 text",
                    "save the file as UTF-8 in your editor (without UTF-16 or a Windows code page)");
        }
    }

    private static UnreadableFileException tooLarge(Path file, long bytes, long mostBytes) {
        return new UnreadableFileException(
                file,
                0,
                "the file has %d bytes, more than the %d that are read".formatted(bytes, mostBytes),
                "name the file that you mean: this one can hardly be it");
    }

    private static UnreadableFileException unreadable(Path file, IOException why) {
        if (why instanceof UnreadableFileException refused) {
            return refused;
        }
        if (why instanceof NoSuchFileException) {
            return new UnreadableFileException(
                    file,
                    0,
                    "there is no such file",
                    "check the name; it was looked for at "
                            + file.toAbsolutePath().normalize());
        }
        return new UnreadableFileException(
                file,
                0,
                why instanceof AccessDeniedException
                        ? "you may not read this file"
                        : "the file cannot be read (%s)"
                                .formatted(why.getClass().getSimpleName()),
                "check it with: ls -l " + file);
    }
}
