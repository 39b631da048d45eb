package dev.kafkalab.catalogue;

import dev.kafkalab.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells whether one sentence may be the opposite of another, by the words in which they differ. It is rather too
 * careful: what it takes for the opposite is not suggested, and the catalogue has it all the same.
 */
final class Polarity {

    private static final Set<String> NEGATIONS =
            set("no not cannot never none nothing nobody neither without hardly barely"
                    + " scarcely rarely fail fails failed failing refuse refuses refused rejects rejected"
                    + " isnt arent wasnt dont doesnt didnt cant wont hasnt havent");

    /** They say something else wherever they stand, and must stand in both. */
    private static final Set<String> MARKS = set("still least most before after above below more less until");

    private static final List<Opposites> OPPOSITES = List.of(
            new Opposites(
                    set("start starts started restarted resumed goes go continues up alive running"),
                    set("stop stops stopped paused killed ends ended down dead")),
            new Opposites(
                    set("survive survives survived kept keeps there safe arrive arrives"),
                    set("lost missing gone dropped lose loses")),
            new Opposites(set("once unique"), set("duplicated twice repeated")),
            new Opposites(set("same"), set("other another different")),
            new Opposites(set("first"), set("last")),
            new Opposites(set("joins in enters"), set("leaves out")));

    private static final Set<String> PREFIXES = set("un non dis de in im mis");

    private record Opposites(Set<String> ones, Set<String> others) {

        boolean has(String one, String other) {
            return ones.contains(one) && others.contains(other) || others.contains(one) && ones.contains(other);
        }
    }

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
                || OPPOSITES.stream().anyMatch(opposites -> opposites.has(one, other));
    }

    private static Set<String> set(String words) {
        return Set.of(words.split(" "));
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
