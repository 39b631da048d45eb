package dev.kafkalab.observe;

import dev.kafkalab.evidence.LogExcerpt;
import java.nio.file.Path;
import java.util.List;

/**
 * What a node has logged since a fault. That is told by the length of its log, not by its lines' dates: a container's
 * clock can show another time zone, and the lines of a stack trace have no date.
 *
 * @param node its name
 * @param file its whole log
 * @param since how many bytes that had just before the fault
 */
public record NodeLog(String node, Path file, long since) {

    /** The lines that have one of these words. */
    public LogExcerpt excerpt(List<String> anyOf) {
        List<String> lines = Logs.linesBehind(since, file)
                .filter(line -> anyOf.stream().anyMatch(line::contains))
                .toList();
        return new LogExcerpt(node, file.toString(), anyOf, lines);
    }
}
