package dev.kafkalab.results;

import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.TagWords;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario's tags say.
 *
 * @param names its own tags and those it inherits, outermost first, each with its {@code @}
 */
public record Tags(List<String> names) {

    public Tags {
        names = List.copyOf(names);
    }

    /** The ids of what the scenario shows: {@code A4.2}. */
    public List<String> ids() {
        return names.stream().map(TagWords::id).flatMap(Optional::stream).toList();
    }

    /** The ids of what has to hold before the scenario means anything: {@code @after:A2}. */
    public List<String> after() {
        return names.stream()
                .map(TagWords::after)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether the scenario shows that a guide's statement does not hold. */
    boolean correctTheGuide() {
        return names.contains(TagWords.CORRECTS_THE_GUIDE);
    }

    /**
     * What the scenario is worth, from 0 to 9999: {@code @points:10}. Of several, its own outranks its rule's, and that
     * the feature's; one that is malformed counts as 0.
     */
    public int points() {
        return names.stream()
                .filter(TagWords::isMeantAsPoints)
                .reduce((outer, inner) -> inner)
                .map(TagWords::points)
                .map(points -> points.orElse(0))
                .orElse(0);
    }

    /** Those that are meant to say something and do not. @param line the scenario's */
    List<Problem> problems(int line) {
        return names.stream()
                .flatMap(name -> TagWords.problem(name, line).stream())
                .toList();
    }
}
