package dev.kafkalab.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The SHA-256 of a submission: of each file's name, kind and bytes. Nothing outside the folder is read, and no file
 * that has no end: a link counts by where it points, a pipe or a device by being one.
 */
final class FolderDigest {

    /** Far above what a lab's Compose files and features need. */
    static final long MOST_BYTES = 200_000_000;

    static final int MOST_FILES = 10_000;

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = sha256();
    private long bytes;

    private FolderDigest() {}

    /**
     * @throws IOException if something in it cannot be read, or it is larger than any submission; the message says so
     */
    static String of(Path folder) throws IOException {
        FolderDigest digest = new FolderDigest();
        for (Path file : files(folder)) {
            digest.add(folder.relativize(file).toString().replace('\\', '/'), file);
        }
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException("it has more than %d files".formatted(MOST_FILES));
            }
            return files.stream()
                    .sorted(Comparator.comparing(file -> folder.relativize(file).toString()))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void add(String name, Path file) throws IOException {
        part(name.getBytes(StandardCharsets.UTF_8));
        if (Files.isSymbolicLink(file)) {
            part(("link " + Files.readSymbolicLink(file)).getBytes(StandardCharsets.UTF_8));
        } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            part(("file " + Files.size(file)).getBytes(StandardCharsets.UTF_8));
            content(file);
        } else {
            part("other".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void content(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > MOST_BYTES) {
                    throw new IOException("it has more than %d MB".formatted(MOST_BYTES / 1_000_000));
                }
                digest.update(buffer, 0, read);
            }
        }
    }

    /** With its length, so that no two lists of parts are the same bytes. */
    private void part(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
