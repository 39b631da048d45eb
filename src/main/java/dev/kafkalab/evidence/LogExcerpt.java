package dev.kafkalab.evidence;

import java.util.List;

/**
 * Lines of a node's log that a step looked for.
 *
 * @param node whose log: a node's, or a client's of ours
 * @param log the whole log's file, relative to the reports folder
 * @param lookedFor the words that were looked for
 * @param lines the lines that have them, in order
 */
public record LogExcerpt(String node, String log, List<String> lookedFor, List<String> lines) implements Evidence {
    public LogExcerpt {
        lookedFor = List.copyOf(lookedFor);
        lines = List.copyOf(lines);
    }
}
