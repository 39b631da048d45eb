package dev.kafkalab.evidence;

import java.nio.file.Path;
import java.util.List;

/**
 * Lines of a node's log that a step looked for.
 *
 * @param node whose log: a node's, or a client's of ours
 * @param log the whole log's file, relative to the reports folder
 * @param lookedFor the words that were looked for; each line has one of them
 * @param lines the lines, in order
 * @param leftOut how many lines before these have such words too; 0 in records of versions that did not tell it
 */
public record LogExcerpt(String node, String log, List<String> lookedFor, List<String> lines, int leftOut)
        implements Evidence {

    public LogExcerpt {
        lookedFor = List.copyOf(lookedFor);
        lines = List.copyOf(lines);
    }

    /** All the lines that there are. */
    public LogExcerpt(String node, String log, List<String> lookedFor, List<String> lines) {
        this(node, log, lookedFor, lines, 0);
    }

    /** The same, its file named as a page in that folder links to it. */
    public LogExcerpt linkedFrom(Path folder) {
        Path from = folder.toAbsolutePath().normalize();
        Path whole = Path.of(log).toAbsolutePath().normalize();
        String link = (whole.startsWith(from) ? from.relativize(whole) : whole).toString();
        return new LogExcerpt(node, link, lookedFor, lines, leftOut);
    }

    /** The same with so many lines at most. It keeps the last ones, which are nearest to what the log led to. */
    public LogExcerpt last(int most) {
        int more = Math.max(0, lines.size() - most);
        return new LogExcerpt(node, log, lookedFor, lines.subList(more, lines.size()), leftOut + more);
    }
}
