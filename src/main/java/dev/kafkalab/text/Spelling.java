package dev.kafkalab.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** How far one spelling is from another, to name what was probably meant. */
public final class Spelling {

    private Spelling() {}

    /** The one of these names that is spelt most like it; empty if there are none. */
    public static Optional<String> nearest(String name, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt((String other) -> edits(name, other))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: letters to put in, to take out, or to exchange. */
    public static int edits(String word, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = diagonal + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
