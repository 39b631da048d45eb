package dev.kafkalab.report.drawing;

/**
 * Text at its place.
 *
 * @param x where it begins, or its middle, as its style says
 * @param y its base line
 * @param text as much of it as there is room for
 * @param full all of it
 */
public record Label(int x, int y, String text, String full) {

    /** Text that gets as wide as it needs to. */
    static Label whole(int x, int y, String text) {
        return new Label(x, y, text, text);
    }

    /** Text that is shortened to that width. */
    static Label within(int width, int x, int y, String text) {
        return new Label(x, y, TextMetrics.shortened(text, width), text);
    }

    /** A name that is shortened to that width: its number segments. */
    static Label name(int width, int x, int y, String name) {
        return new Label(x, y, TextMetrics.shortenedName(name, width), name);
    }

    /** Whether some of it is left out. */
    public boolean shortened() {
        return !text.equals(full);
    }
}
