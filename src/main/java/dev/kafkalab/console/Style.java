package dev.kafkalab.console;

import dev.kafkalab.results.Verdict;
import dev.kafkalab.text.PrintableText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How lines look: with ANSI colours or without, with marks like ✔ or in ASCII.
 *
 * @param colours whether the terminal is to show colours
 * @param unicode whether the output's encoding has the marks
 */
record Style(boolean colours, boolean unicode) {

    /**
     * Begins a sequence until {@link #rendered}. A text that comes from elsewhere does not know this process's number.
     * The character is one of private use, which is printed as it is.
     */
    private static final String MARK = "\uE000" + Long.toHexString(new SecureRandom().nextLong()) + "[";

    private static final Pattern MARKED = Pattern.compile(Pattern.quote(MARK) + "([0-9;]+)m");

    static final Style PLAIN = new Style(false, true);

    /** As {@code -Dlab.color=auto|always|never} says, and https://no-color.org. */
    static Style of(String color, UnaryOperator<String> properties, Map<String, String> environment, boolean terminal) {
        return new Style(colours(color, environment, terminal), unicode(properties));
    }

    /** A verdict's mark, as wide as any other's. */
    String mark(Verdict verdict) {
        String mark =
                switch (verdict) {
                    case VERIFIED -> unicode ? "✔" : "ok  ";
                    case FAILED -> unicode ? "✘" : "FAIL";
                    case ERROR -> unicode ? "‼" : "ERR ";
                    case UNDEFINED -> unicode ? "?" : "?   ";
                    case NOT_VERIFIED -> unicode ? "○" : "-   ";
                };
        return coloured(verdict, mark);
    }

    String coloured(Verdict verdict, String text) {
        return switch (verdict) {
            case VERIFIED -> ansi("32", text);
            case FAILED -> ansi("31;1", text);
            case ERROR, UNDEFINED -> ansi("33", text);
            case NOT_VERIFIED -> ansi("36", text);
        };
    }

    String bold(String text) {
        return ansi("1", text);
    }

    String faint(String text) {
        return ansi("2", text);
    }

    String ellipsis() {
        return unicode ? "…" : "...";
    }

    /**
     * What the terminal is sent for a text of which some is styled: the sequences of this class, and nothing else that
     * it would obey.
     */
    static String rendered(String text) {
        return MARKED.matcher(PrintableText.of(text)).replaceAll("\u001b[$1m");
    }

    private String ansi(String code, String text) {
        return colours ? marked(code) + text + marked("0") : text;
    }

    private static String marked(String code) {
        return MARK + code + "m";
    }

    /** Under Maven the output is a pipe, so {@code auto} stays without colours there. */
    private static boolean colours(String wanted, Map<String, String> environment, boolean terminal) {
        if ("always".equals(wanted)) {
            return true;
        }
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "never".equals(wanted);
        return !refused && terminal;
    }

    private static boolean unicode(UnaryOperator<String> properties) {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(properties)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .map(Style::charset)
                .orElse(StandardCharsets.US_ASCII)
                .newEncoder()
                .canEncode("✔✘‼○…");
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.US_ASCII;
        }
    }
}
