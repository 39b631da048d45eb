package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.PhraseMatcher.Alignment;
import java.util.Comparator;
import java.util.List;

/** What the author of a step that is not defined probably meant. */
final class Suggestions {

    private static final int AT_MOST = 3;

    /** A phrase of which more has to be changed than this part of the words is not what was meant. */
    private static final double NEAR = 0.5;

    /** Nor is one that is that part of a word further off than the nearest. */
    private static final double BEHIND = 0.5;

    private Suggestions() {}

    /** Up to three steps, the nearest first, with what the author wrote for their parameters; never the opposite. */
    static List<String> of(String step, Vocabulary vocabulary) {
        PhraseMatcher matcher = new PhraseMatcher(vocabulary, step);
        List<Alignment> near = vocabulary.phrases().stream()
                .map(matcher::of)
                .filter(found -> found.cost() <= Math.max(1, matcher.length() * NEAR))
                .filter(found -> !Polarity.differs(step, found.text()))
                .sorted(Comparator.comparing(Alignment::cost).thenComparing(Alignment::text))
                .toList();
        return near.stream()
                .filter(found -> found.cost() <= near.get(0).cost() + BEHIND)
                .map(Alignment::text)
                .distinct()
                .limit(AT_MOST)
                .toList();
    }
}
