package dev.kafkalab.observe;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Looks into logs. */
public final class Logs {

    private Logs() {}

    /** A log's size in bytes; 0 if it is not there. */
    public static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the log " + log, e);
        }
    }

    /** The lines behind the first {@code offset} bytes of a log; none if it is not there. */
    public static Stream<String> linesBehind(long offset, Path log) {
        if (!Files.exists(log)) {
            return Stream.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(offset, file.length()));
            byte[] tail = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the log " + log, e);
        }
    }
}
