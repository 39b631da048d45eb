package dev.kafkalab.report.drawing;

import java.util.Map;

/**
 * How wide text is drawn at most, at the {@link #SIZE size} of all drawings. The reader's font is not known, so these
 * are the widths of DejaVu Sans, the widest of the fonts that stand behind {@code system-ui}: what fits by it fits
 * everywhere.
 */
final class TextMetrics {

    /** The size of text in drawings. */
    static final int SIZE = 12;

    /** How much wider bold text is. */
    private static final double BOLD = 1.13;

    /** Letters by their widths, in parts of the size. */
    private static final Map<String, Double> EMS = Map.of(
            "ijlI|!'.,:;/\\ ", 0.34,
            "frt-()[]", 0.42,
            "cszJ*?\"_`", 0.55,
            "aekovxyFLPTY", 0.62,
            "bdghnpqu0123456789${}", 0.64,
            "ABCEKRSVXZ", 0.7,
            "DGHNOQU&", 0.79,
            "w+=<>#^~", 0.84);

    /** A longer number is no count of anything. */
    private static final int MOST_DIGITS = 4;

    private TextMetrics() {}

    /** The width of that text, rounded up. */
    static int width(String text) {
        return (int) Math.ceil(ems(text) * SIZE);
    }

    /** The same in bold. */
    static int boldWidth(String text) {
        return (int) Math.ceil(ems(text) * SIZE * BOLD);
    }

    /** As much of that text as fits, with an ellipsis if that is not all of it. */
    static String shortened(String text, int width) {
        return shortened(text, "", width);
    }

    /** The same for a name: its number, which comes last, segments. */
    static String shortenedName(String name, int width) {
        int number = name.length();
        while (number > Math.max(0, name.length() - MOST_DIGITS) && isDigit(name.charAt(number - 1))) {
            number--;
        }
        boolean dashed = number > 0 && number < name.length() && name.charAt(number - 1) == '-';
        int last = dashed ? number - 1 : number;
        return shortened(name.substring(0, last), name.substring(last), width);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The same for text of two parts: the last segments whole. */
    static String shortened(String text, String last, int width) {
        if (width(text + last) <= width) {
            return text + last;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + "…" + last) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…" + last;
    }

    private static double ems(String text) {
        return text.codePoints().mapToDouble(TextMetrics::em).sum();
    }

    private static double em(int letter) {
        return EMS.entrySet().stream()
                .filter(letters -> letters.getKey().indexOf(letter) >= 0)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(1.0);
    }
}
