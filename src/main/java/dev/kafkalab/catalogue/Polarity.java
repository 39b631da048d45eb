package dev.kafkalab.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that turn a sentence into its opposite. */
final class Polarity {

    private static final Set<String> WORDS = Set.of(
            "no", "not", "cannot", "never", "none", "nothing", "nobody", "neither", "nor", "without", "still", "least",
            "most", "before", "after", "above", "below", "more", "less");

    private Polarity() {}

    /** Whether one of these sentences may be the opposite of the other. */
    static boolean differs(String one, String other) {
        return !of(one).equals(of(other));
    }

    private static List<String> of(String sentence) {
        return Arrays.stream(sentence.replaceAll("\"[^\"]*\"", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("n't\\b", " not")
                        .split("[^a-z]+"))
                .filter(WORDS::contains)
                .sorted()
                .toList();
    }
}
