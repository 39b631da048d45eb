package dev.kafkalab.batch;

import dev.kafkalab.text.PrintableText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, however long it is. */
final class LastLines {

    private static final int MOST_BYTES = 4_000;

    private LastLines() {}

    /** At most so many lines that are not blank, fit for a terminal. */
    static List<String> of(Path log, int most) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] end = new byte[(int) Math.min(length, MOST_BYTES)];
            file.seek(length - end.length);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> PrintableText.of(line.strip()))
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        }
    }
}
