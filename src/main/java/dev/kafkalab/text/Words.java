package dev.kafkalab.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Figures and lists as sentences have them. */
public final class Words {

    private static final double MILLIS_A_SECOND = 1000.0;

    private Words() {}

    /** {@code 1, 2 and 3}; {@code none} for an empty list. */
    public static String list(List<?> items) {
        if (items.isEmpty()) {
            return "none";
        }
        String last = String.valueOf(items.get(items.size() - 1));
        if (items.size() == 1) {
            return last;
        }
        return String.join(
                        ", ",
                        items.subList(0, items.size() - 1).stream()
                                .map(String::valueOf)
                                .toList())
                + " and " + last;
    }

    /** A constant's name as a word: {@code running}. */
    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A whole number as somebody has written it. @throws IllegalArgumentException if it is none, or too large */
    public static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no whole number of at most %d".formatted(digits, Integer.MAX_VALUE), e);
        }
    }

    /** {@code 17.2 s}; whole seconds without a fraction: {@code 18 s}. */
    public static String seconds(Duration duration) {
        double seconds = seconds(duration.toMillis());
        return seconds == Math.rint(seconds)
                ? "%d s".formatted((long) seconds)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    static double seconds(long millis) {
        return millis / MILLIS_A_SECOND;
    }
}
