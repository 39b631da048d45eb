package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.Catalogue.Group;
import dev.kafkalab.catalogue.Catalogue.Step;
import dev.kafkalab.catalogue.PhraseMatcher.Alignment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the author of a step that is not defined probably meant. */
final class Suggestions {

    private static final int AT_MOST = 3;

    /** A phrase of which more has to be changed than this part of the words is not what was meant. */
    private static final double NEAR = 0.5;

    /** Nor is one that is that part of a word further off than the nearest. */
    private static final double BEHIND = 0.5;

    /** Shorter words are of the language, not of Kafka, as are these. */
    private static final Pattern WORD = Pattern.compile(
            "\\b(?!(?:what|that|this|when|then|with|from|they|have|been|every|after|itself)\\b)[a-z]{4,}");

    /** A word of a group's name says more than one of its phrases, and that more than one of an explanation. */
    private static final double IN_NAME = 4;

    private static final double IN_PHRASE = 1;
    private static final double IN_MEANING = 0.25;

    private Suggestions() {}

    /** What a group's name, its phrases and its explanations speak of. */
    private record Words(Set<String> name, Set<String> phrases, Set<String> meanings) {

        private static Words of(Group group) {
            return new Words(
                    stems(group.name()),
                    stems(group.about()
                            + group.steps().stream().map(Step::phrases).toList()),
                    stems(group.steps().stream().map(Step::meaning).toList().toString()));
        }

        private double weight(String stem) {
            return name.contains(stem)
                    ? IN_NAME
                    : phrases.contains(stem) ? IN_PHRASE : meanings.contains(stem) ? IN_MEANING : 0;
        }
    }

    /**
     * The group of steps that speaks of what the author's step speaks of: that with which it shares the most words, of
     * which those count most that few groups have. Empty if it shares next to nothing.
     */
    static Optional<Group> group(String step, List<Group> groups) {
        Map<Group, Words> words = groups.stream().collect(Collectors.toMap(Function.identity(), Words::of));
        Map<Group, Double> shared = new HashMap<>();
        for (String stem : stems(step)) {
            double all = words.values().stream()
                    .mapToDouble(each -> each.weight(stem))
                    .sum();
            words.forEach((group, each) -> {
                if (all > 0) {
                    shared.merge(group, each.weight(stem) * each.weight(stem) / all, Double::sum);
                }
            });
        }
        return groups.stream()
                .filter(group -> shared.getOrDefault(group, 0.0) >= IN_MEANING)
                .max(Comparator.comparing(group -> shared.getOrDefault(group, 0.0)));
    }

    private static Set<String> stems(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> SearchWords.stem(found.group()))
                .collect(Collectors.toSet());
    }

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
