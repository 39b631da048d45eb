package dev.kafkalab.console;

import dev.kafkalab.results.LabTitle;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where everything that a run tells as it happens is printed: whole lines only, whichever thread they come from. */
public final class Console {

    private final Supplier<PrintStream> out;
    private final Style style;
    private String lastProgress = "";
    private boolean sideBySide;

    private Console(Supplier<PrintStream> out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** On this process's standard output, in colours if these settings or the terminal say so. */
    public static Console of(LabSettings settings) {
        return new Console(
                () -> System.out,
                Style.of(settings.color(), Host::property, Host.environment(), System.console() != null));
    }

    /** One that prints elsewhere. */
    static Console to(PrintStream out, Style style) {
        return new Console(() -> out, style);
    }

    /** Prints a line, or several with nothing between them. */
    public synchronized void line(String text) {
        lastProgress = "";
        print(text);
    }

    /**
     * Prints how far long work is, for a person who waits. Call it as often as you like: what would repeat the line
     * before is not printed.
     */
    public synchronized void progress(String text) {
        if (!text.equals(lastProgress)) {
            lastProgress = text;
            print(style.faint("    " + style.ellipsis() + " " + text));
        }
    }

    /**
     * As {@link #progress}, for a scenario of that feature: with its lab's name while several scenarios go on at once.
     */
    public Consumer<String> progressOf(URI feature) {
        String lab = LabTitle.ofFeature(feature.toString());
        return text -> progress(isSideBySide() ? lab + ": " + text : text);
    }

    /** Whether several scenarios go on at once. */
    synchronized void sideBySide(boolean several) {
        sideBySide = several;
    }

    private synchronized boolean isSideBySide() {
        return sideBySide;
    }

    Style style() {
        return style;
    }

    private void print(String text) {
        PrintStream stream = out.get();
        stream.println(Style.rendered(text));
        stream.flush();
    }
}
