package dev.kafkalab.evidence;

import java.util.List;

/**
 * What one would type to see the same by hand, and what this run's data answers in that tool's layout.
 *
 * @param command as one would type it
 * @param output the lines
 */
public record Transcript(String command, List<String> output) implements Evidence {
    public Transcript {
        output = List.copyOf(output);
    }
}
