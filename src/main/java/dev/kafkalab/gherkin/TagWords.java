package dev.kafkalab.gherkin;

import dev.kafkalab.gherkin.FeatureText.Problem;
import dev.kafkalab.gherkin.FeatureText.ScenarioText;
import dev.kafkalab.text.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the tags that mean something are written. Lint and the grade derive from it, so that a tag that counts for
 * nothing is told of by both. Any other tag is the author's own.
 */
public final class TagWords {

    /** The tag of a scenario that shows that a guide's statement does not hold. */
    public static final String CORRECTS_THE_GUIDE = "@corrects-the-guide";

    /** The tag of what is run on the cluster of a submission, where one is graded: see {@link OwnCluster}. */
    public static final String OWN_CLUSTER = "@own-cluster";

    private static final List<String> KNOWN = List.of(ScenarioText.NO_CLUSTER, CORRECTS_THE_GUIDE, OWN_CLUSTER);

    /** An id without its {@code @}. */
    private static final String ID_WORD = "[A-Z]\\d+(?:\\.\\d+)*";

    private static final Pattern ID = Pattern.compile("@(" + ID_WORD + ")");
    private static final Pattern AFTER = Pattern.compile("@after:(" + ID_WORD + ")");
    private static final Pattern AFTER_WITHOUT_COLON = Pattern.compile("@[Aa][Ff][Tt][Ee][Rr][-_]?([A-Za-z]\\d.*)?");
    private static final Pattern MEANT_AS_ID = Pattern.compile("@[A-Za-z]\\d[\\d.]*");
    private static final Pattern POINTS = Pattern.compile("@points:(\\d{1,4})");
    private static final Pattern WITH_VALUE = Pattern.compile("@([A-Za-z]+)([:=].*|[-_]?\\d.*)?");
    private static final Pattern NAME_AND_VALUE = Pattern.compile("@([A-Za-z]+)[:=].*");
    private static final int TYPING_ERROR = 2;

    private TagWords() {}

    /** The id that it gives the scenario: {@code A4.2}; empty if it is another tag. */
    public static Optional<String> id(String tag) {
        return group(ID, tag);
    }

    /** Whether it is an id, or was meant to be one. */
    public static boolean isMeantAsId(String tag) {
        return MEANT_AS_ID.matcher(tag).matches();
    }

    /** The id of what has to hold before the scenario means anything: {@code @after:A2}; empty if it is another tag. */
    public static Optional<String> after(String tag) {
        return group(AFTER, tag);
    }

    /** Whether it says what comes before, or was meant to: {@code @afer:A2}. */
    static boolean isMeantAsAfter(String tag) {
        Matcher parts = NAME_AND_VALUE.matcher(tag);
        return AFTER_WITHOUT_COLON.matcher(tag).matches()
                || parts.matches() && Spelling.edits(parts.group(1).toLowerCase(Locale.ROOT), "after") <= 1;
    }

    /** Whether these are the words of an id, without an {@code @}: {@code A4.2}. */
    public static boolean isId(String words) {
        return id("@" + words).isPresent();
    }

    /** What it says the scenario is worth, from 0 to 9999; empty if it says no such number. */
    public static OptionalInt points(String tag) {
        return group(POINTS, tag).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Whether it says what the scenario is worth, or was meant to: {@code @point:10}. */
    public static boolean isMeantAsPoints(String tag) {
        Matcher parts = WITH_VALUE.matcher(tag);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        return parts.group(2) == null ? name.matches("points?") : Spelling.edits(name, "points") <= TYPING_ERROR;
    }

    /**
     * What is wrong with a tag on that line that was meant to say something, and counts for nothing as it is written.
     */
    public static Optional<Problem> problem(String tag, int line) {
        return instead(tag).map(right -> new Problem(line, "the tag %s says nothing".formatted(tag), "write " + right));
    }

    private static Optional<String> instead(String tag) {
        if (isMeantAsPoints(tag)) {
            return points(tag).isPresent() ? Optional.empty() : Optional.of("@points:10, a whole number up to 9999");
        }
        if (isMeantAsAfter(tag)) {
            return after(tag).isPresent()
                    ? Optional.empty()
                    : Optional.of("@after:A2, with the id of another scenario of the lab; a tag for each id");
        }
        if (isMeantAsId(tag)) {
            return id(tag).isPresent()
                    ? Optional.empty()
                    : Optional.of("one capital letter and numbers, such as @M1 or @M1.2");
        }
        return KNOWN.contains(tag)
                ? Optional.empty()
                : KNOWN.stream()
                        .filter(known -> Spelling.edits(letters(tag), letters(known)) <= TYPING_ERROR)
                        .findFirst();
    }

    private static String letters(String tag) {
        return tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Optional<String> group(Pattern pattern, String tag) {
        Matcher matcher = pattern.matcher(tag);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
