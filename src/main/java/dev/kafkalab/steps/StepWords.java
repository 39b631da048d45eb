package dev.kafkalab.steps;

import dev.kafkalab.traffic.ReadTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Refuses words of a step that say nothing, so that no promise is kept by being empty. */
final class StepWords {

    private StepWords() {}

    /**
     * The words that are looked for. @throws IllegalArgumentException if there are none, since everything contains
     * nothing
     */
    static String given(String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException(
                    "The step looks for \"%s\", which everything contains: write the words that it is to find"
                            .formatted(words));
        }
        return words;
    }

    /** @throws IllegalArgumentException if it is zero, which is always so */
    static void atLeastOne(long number, String ofWhat) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The step asks for %d %s, which shows nothing: write 1 or more".formatted(number, ofWhat));
        }
    }

    /** @throws IllegalArgumentException if it is negative, which no offset is */
    static void offset(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("The step asks for offset %d, and offsets begin at 0".formatted(offset));
        }
    }

    /**
     * The value of a setting. @throws IllegalArgumentException if there is no such setting: the step has mistaken its
     * name, and nobody is to lose by that
     */
    static String known(String whose, String name, Optional<String> value) {
        return value.orElseThrow(() -> new IllegalArgumentException(
                "%s has no setting %s: name one that its version of Kafka has".formatted(whose, name)));
    }

    /** A table of messages that are to be read. @throws IllegalArgumentException if it is none, or has no rows */
    static ReadTable messages(List<List<String>> rows) {
        rows(rows);
        return ReadTable.of(rows);
    }

    /** @throws IllegalArgumentException if a table has no rows */
    static void rows(Collection<?> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The step's table is empty: write a row for each thing that is meant");
        }
    }
}
