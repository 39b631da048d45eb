package dev.kafkalab.catalogue;

import dev.kafkalab.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether one sentence may be the opposite of another, by the words in which they differ. It is rather too careful:
 * what it takes for the opposite is not suggested, and the catalogue has it all the same.
 */
final class Polarity {

    private static final Set<String> NEGATIONS = Set.of(
            "no",
            "not",
            "cannot",
            "never",
            "none",
            "nothing",
            "nobody",
            "neither",
            "without",
            "hardly",
            "barely",
            "scarcely",
            "rarely",
            "fail",
            "fails",
            "failed",
            "failing",
            "refuse",
            "refuses",
            "refused",
            "rejects",
            "rejected",
            "isnt",
            "arent",
            "wasnt",
            "dont",
            "doesnt",
            "didnt",
            "cant",
            "wont",
            "hasnt",
            "havent");

    /** They say something else wherever they stand, and must stand in both. */
    private static final Set<String> MARKS =
            Set.of("still", "least", "most", "before", "after", "above", "below", "more", "less", "until");

    private static final List<List<Set<String>>> OPPOSITES = List.of(
            List.of(
                    Set.of(
                            "start",
                            "starts",
                            "started",
                            "restarted",
                            "resumed",
                            "goes",
                            "go",
                            "continues",
                            "up",
                            "alive",
                            "running"),
                    Set.of("stop", "stops", "stopped", "paused", "killed", "ends", "ended", "down", "dead")),
            List.of(
                    Set.of("survive", "survives", "survived", "kept", "keeps", "there", "safe", "arrive", "arrives"),
                    Set.of("lost", "missing", "gone", "dropped", "lose", "loses")),
            List.of(Set.of("once", "unique"), Set.of("duplicated", "twice", "repeated")),
            List.of(Set.of("same"), Set.of("other", "another", "different")),
            List.of(Set.of("first"), Set.of("last")),
            List.of(Set.of("joins", "in", "enters"), Set.of("leaves", "out")));

    private static final List<String> PREFIXES = List.of("un", "non", "dis", "de", "in", "im", "mis");

    private Polarity() {}

    /** Whether one of these sentences may be the opposite of the other. */
    static boolean differs(String one, String other) {
        List<String> ones = words(one);
        List<String> others = words(other);
        List<String> common = new ArrayList<>(others);
        ones.removeIf(common::remove);
        words(one).forEach(others::remove);
        return isNegative(ones) != isNegative(others)
                || !ones.stream()
                        .filter(MARKS::contains)
                        .toList()
                        .equals(others.stream().filter(MARKS::contains).toList())
                || ones.stream().anyMatch(word -> others.stream().anyMatch(against -> areOpposites(word, against)));
    }

    private static boolean isNegative(List<String> words) {
        return words.stream().filter(Polarity::negates).count() % 2 == 1;
    }

    /** A typing error in a negation must not turn the sentence: "nto", "nevr". */
    private static boolean negates(String word) {
        return NEGATIONS.contains(word)
                || word.length() > 2
                        && List.of("not", "never", "cannot", "none", "nothing", "without").stream()
                                .anyMatch(negation -> sorted(negation).equals(sorted(word))
                                        || negation.length() > 3 && Spelling.edits(negation, word) == 1);
    }

    private static boolean areOpposites(String one, String other) {
        return PREFIXES.stream().anyMatch(prefix -> one.equals(prefix + other) || other.equals(prefix + one))
                || OPPOSITES.stream()
                        .anyMatch(poles -> poles.get(0).contains(one)
                                        && poles.get(1).contains(other)
                                || poles.get(1).contains(one) && poles.get(0).contains(other));
    }

    private static List<String> words(String sentence) {
        return new ArrayList<>(Arrays.asList(sentence.replaceAll("\"[^\"]*\"", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("n['’]t\\b", " not")
                .replace("-", "")
                .split("[^a-z]+")));
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }
}
