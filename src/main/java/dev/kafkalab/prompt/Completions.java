package dev.kafkalab.prompt;

import java.util.List;

/** What may be typed next. */
@FunctionalInterface
public interface Completions {

    /** The words that can follow these, which have been typed before in the same line; none for the first. */
    List<String> after(List<String> words);
}
