package dev.kafkalab.results;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Points earned, of the points possible.
 *
 * <p>A scenario's tag {@code @points:10} says what it is worth: a whole number from 0 to 9999. Without one it is worth nothing.
 * Of several, its own outranks its rule's, and that the feature's. A scenario that is verified has all its points, any
 * other has none.
 *
 * @param earned those of the verified scenarios
 * @param possible those of all scenarios that were asked for
 */
public record Points(int earned, int possible) {

    /** None of none. */
    public static final Points NONE = new Points(0, 0);

    private static final Pattern WELL_FORMED = Pattern.compile("@points:(\\d{1,4})");
    private static final Pattern MEANT = Pattern.compile("(?i)@points?([:=\\d].*)?");

    /** Both together. */
    public Points plus(Points other) {
        return new Points(earned + other.earned, possible + other.possible);
    }

    /** As people read it: {@code 10/25}, or {@code -} where there is nothing to earn. */
    public String words() {
        return possible == 0 ? "-" : earned + "/" + possible;
    }

    /** Those of the tags that are meant to say points and do not. Such a tag counts as 0. */
    public static List<String> malformed(List<String> tags) {
        return tags.stream()
                .filter(tag -> MEANT.matcher(tag).matches()
                        && !WELL_FORMED.matcher(tag).matches())
                .toList();
    }

    /** What a scenario with these tags has with that verdict. Gherkin hands tags down outermost first. */
    static Points of(List<String> tags, Verdict verdict) {
        int possible = tags.stream()
                .filter(tag -> MEANT.matcher(tag).matches())
                .reduce((outer, inner) -> inner)
                .map(WELL_FORMED::matcher)
                .filter(tag -> tag.matches())
                .map(tag -> Integer.parseInt(tag.group(1)))
                .orElse(0);
        return new Points(verdict == Verdict.VERIFIED ? possible : 0, possible);
    }
}
