package dev.kafkalab.console;

import java.io.PrintStream;
import java.util.function.Supplier;

/** Where everything that a run tells as it happens is printed: whole lines only, whichever thread they come from. */
public final class Console {

    private static final Console STANDARD = new Console(() -> System.out, Style.ofThisProcess(), "", new Lines());

    private final Supplier<PrintStream> out;
    private final Style style;
    private final String prefix;
    private final Lines lines;

    private Console(Supplier<PrintStream> out, Style style, String prefix, Lines lines) {
        this.out = out;
        this.style = style;
        this.prefix = prefix;
        this.lines = lines;
    }

    /** This process's own. */
    public static Console standard() {
        return STANDARD;
    }

    /** One that prints elsewhere. */
    static Console to(PrintStream out, Style style) {
        return new Console(() -> out, style, "", new Lines());
    }

    /** The same, with something before each line: the lab's name, when several speak at once. */
    public Console prefixed(String before) {
        return new Console(out, style, prefix + before, lines);
    }

    /** Prints a line. Of a text with several lines, each gets the prefix, and nothing comes between them. */
    public void line(String text) {
        synchronized (lines) {
            lines.lastProgress = "";
            print(text);
        }
    }

    /**
     * Prints how far long work is, for a person who waits. Call it as often as you like: what would repeat the line before
     * is not printed.
     */
    public void progress(String text) {
        String shown = prefix + text;
        synchronized (lines) {
            if (!shown.equals(lines.lastProgress)) {
                lines.lastProgress = shown;
                print(style.faint("    " + style.ellipsis() + " " + text));
            }
        }
    }

    Style style() {
        return style;
    }

    private void print(String text) {
        PrintStream stream = out.get();
        text.lines().map(line -> prefix + line).forEach(stream::println);
        if (text.isEmpty()) {
            stream.println(prefix.stripTrailing());
        }
        stream.flush();
    }

    /** What consoles that print to the same place share: the lock, and the last progress told. */
    private static final class Lines {
        private String lastProgress = "";
    }
}
