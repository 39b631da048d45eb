package dev.kafkalab.results;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scenario's tags say.
 *
 * @param names its own tags and those it inherits, outermost first, each with its {@code @}
 */
public record Tags(List<String> names) {

    private static final Pattern ID = Pattern.compile("@([A-Z]\\d+(?:\\.\\d+)*)");
    private static final Pattern POINTS = Pattern.compile("@points:(\\d{1,4})");
    private static final Pattern MEANT_AS_POINTS = Pattern.compile("(?i)@points?([:=\\d].*)?");

    public Tags {
        names = List.copyOf(names);
    }

    /** The ids of what the scenario shows: {@code A4.2}. */
    public List<String> ids() {
        return names.stream()
                .map(ID::matcher)
                .filter(Matcher::matches)
                .map(id -> id.group(1))
                .toList();
    }

    /** Whether the scenario shows that a guide's statement does not hold. */
    boolean correctTheGuide() {
        return names.contains("@corrects-the-guide");
    }

    /**
     * What the scenario is worth, from 0 to 9999: {@code @points:10}. Of several, its own outranks its rule's, and that
     * the feature's; one that is malformed counts as 0.
     */
    int points() {
        return names.stream()
                .filter(name -> MEANT_AS_POINTS.matcher(name).matches())
                .reduce((outer, inner) -> inner)
                .map(POINTS::matcher)
                .filter(Matcher::matches)
                .map(points -> Integer.parseInt(points.group(1)))
                .orElse(0);
    }

    /** Those that are meant to say points and do not. */
    List<String> malformedPoints() {
        return names.stream()
                .filter(name -> MEANT_AS_POINTS.matcher(name).matches()
                        && !POINTS.matcher(name).matches())
                .toList();
    }
}
