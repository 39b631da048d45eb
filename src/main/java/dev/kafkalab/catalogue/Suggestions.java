package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.Catalogue.Group;
import dev.kafkalab.catalogue.Catalogue.Step;
import dev.kafkalab.catalogue.PhraseMatcher.Alignment;
import dev.kafkalab.text.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the author of a step that is not defined probably meant. */
final class Suggestions {

    private static final int AT_MOST = 3;

    /** A phrase of which more has to be changed than this part of the words is not what was meant. */
    private static final double NEAR = 0.5;

    /** Nor is one that is that part of a word further off than the nearest. */
    private static final double BEHIND = 0.5;

    /** A word that says what a step speaks of; shorter ones are of the language, as are these. */
    private static final Pattern WORD = Pattern.compile(
            "\\b(?!(?:what|that|this|when|then|with|from|they|have|been|every|after|itself|between|long|within|each|other"
                    + "|and|are|the|has|its|not|all|any|one|two|for|was|under|seconds?|minutes?)\\b)[a-z]{3,}");

    private static final Pattern NODE = Pattern.compile("(?i)\\b(?:kafka|broker|zoo|zookeeper|controller)-?\\d");

    /** A word that has no more changes than this part of its letters is the same, mistyped. */
    private static final double MISTYPED = 0.25;

    /** A group that shares less than this speaks of something else. */
    private static final double SHARED = 0.5;

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
                    stems(group.steps().stream().map(Step::phrases).toList().toString()),
                    stems(group.about()
                            + group.steps().stream().map(Step::meaning).toList()));
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
        for (String stem : stemsOfStep(step)) {
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
                .filter(group -> shared.getOrDefault(group, 0.0) >= SHARED)
                .max(Comparator.comparing(group -> shared.getOrDefault(group, 0.0)));
    }

    private static Set<String> stems(String text) {
        return words(text).stream().map(SearchWords::stem).collect(Collectors.toSet());
    }

    /**
     * Of a step: it speaks of nodes, too, where it names them as Compose files do: {@code kafka1}, {@code broker-2}.
     */
    private static Set<String> stemsOfStep(String step) {
        return NODE.matcher(step).find() ? stems(step + " node") : stems(step);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /**
     * The part of the author's words that may be changed to make them this phrase. None, if the phrase has none of the
     * words that say something, in whatever form or mistyped: what shares "the ... is" only is near by counting, and
     * far by what it means. A phrase of nothing but parameters has no such words, and has to be nearer.
     */
    private static double near(Set<String> words, Phrase phrase) {
        Set<String> own = words(Token.PARAMETER.matcher(phrase.text()).replaceAll(" "));
        if (own.isEmpty()) {
            return NEAR / 2;
        }
        return own.stream().anyMatch(word -> words.stream().anyMatch(other -> isForm(word, other))) ? NEAR : -1;
    }

    private static boolean isForm(String word, String other) {
        return SearchWords.stem(word).equals(SearchWords.stem(other))
                || letters(word).equals(letters(other))
                || Spelling.edits(word, other) <= Math.max(word.length(), other.length()) * MISTYPED;
    }

    /** Up to three steps, the nearest first, with what the author wrote for their parameters; never the opposite. */
    static List<String> of(String step, Vocabulary vocabulary) {
        PhraseMatcher matcher = new PhraseMatcher(vocabulary, step);
        Set<String> words = words(step);
        List<Alignment> near = vocabulary.phrases().stream()
                .flatMap(phrase -> Optional.of(matcher.of(phrase))
                        .filter(found -> found.cost() <= near(words, phrase) * Math.max(2, matcher.length()))
                        .stream())
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

    /** Two that have the same are the same word, with letters that have changed places. */
    private static List<Integer> letters(String word) {
        return word.chars().sorted().boxed().toList();
    }
}
