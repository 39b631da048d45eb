package dev.kafkalab.results;

import dev.kafkalab.evidence.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A step, or a hook around the steps, and what it left behind.
 *
 * @param isHook whether it is a hook: then the keyword is {@code Before} or {@code After}, and the text its name
 * @param keyword {@code Given}, {@code When}, {@code Then}, {@code And}, {@code *}
 * @param text its words
 * @param line its line in the feature's file; 0 if it is a hook, or the record does not say
 * @param table its data table, row by row; empty if it has none
 * @param docString its doc string, if it has one
 * @param duration how long it took, if it ended
 * @param verdict what became of it
 * @param message why it is not verified, failed or in error; empty if there is nothing to say
 * @param failure what was thrown, if anything was
 * @param evidence what it saw or measured, in order
 */
public record Step(
        boolean isHook,
        String keyword,
        String text,
        int line,
        List<List<String>> table,
        Optional<String> docString,
        Optional<Duration> duration,
        Verdict verdict,
        String message,
        Optional<Failure> failure,
        List<Evidence> evidence) {

    public Step {
        table = table.stream().map(List::copyOf).toList();
        evidence = List.copyOf(evidence);
    }
}
