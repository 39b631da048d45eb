package dev.kafkalab.catalogue;

import dev.kafkalab.gherkin.FeatureText.Problem;
import java.nio.file.Path;

/**
 * Something in a feature that keeps it from running, or from proving anything.
 *
 * @param file the feature
 * @param line from 1 on; 0 if it is about the whole file
 * @param message what is wrong, in one sentence
 * @param fix what to write instead
 */
public record Mistake(Path file, int line, String message, String fix) {

    /** {@code file:line: message} and, on lines of its own, the fix. */
    @Override
    public String toString() {
        return new Problem(line, message, fix).in(file);
    }
}
