package dev.kafkalab.lab;

import dev.kafkalab.runtime.ClusterNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks into nodes' logs. */
public final class Logs {

    private Logs() {}

    /** A log's file as a link from a page in the reports folder. */
    public static String relativeToReports(Path log) {
        Path reports = Path.of(System.getProperty("lab.reports", "reports")).toAbsolutePath();
        Path whole = log.toAbsolutePath();
        return (whole.startsWith(reports) ? reports.relativize(whole) : whole).toString();
    }

    /** The lines with these words that a node has logged behind the first {@code offset} bytes of its log. */
    public static List<String> linesWith(String words, ClusterNode node, long offset) {
        if (!Files.exists(node.log())) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(node.log().toFile(), "r")) {
            log.seek(Math.min(offset, log.length()));
            byte[] tail = new byte[Math.toIntExact(log.length() - log.getFilePointer())];
            log.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Could not read the log of " + node.node().name(), e);
        }
    }
}
