package dev.kafkalab.steps;

import java.util.Optional;

/** Where a reader stands, as a step says it. */
final class RackWords {

    /** Every form, as one regular expression without groups. */
    static final String REGEX = "in rack [\\w.-]+|without a rack";

    private static final String NAMED = "in rack ";

    private RackWords() {}

    /** The rack's name; empty for a reader that does not say where it stands. */
    static Optional<String> rack(String words) {
        return words.startsWith(NAMED) ? Optional.of(words.substring(NAMED.length())) : Optional.empty();
    }
}
