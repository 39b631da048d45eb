package dev.kafkalab.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/**
 * Foreign text in the languages of other programs: what somebody else wrote is to be shown, and never to be obeyed.
 * Pages are escaped by their templates, a terminal is served by {@link PrintableText}, and tables by {@link Csv}.
 */
public final class ForeignText {

    /** These mean something to GitHub even behind a backslash: HTML, mentions. */
    private static final String ENTITIES = "<>&@";

    /** ASCII's other punctuation that means something nowhere in Markdown. */
    private static final String PLAIN = ",;\"'/?%";

    private ForeignText() {}

    /**
     * As one line of Markdown, which shows these very characters: no emphasis, link, mention, heading, table cell or
     * HTML begins in it, and nothing of it begins a line.
     */
    public static String markdown(String text) {
        return oneLine(text).codePoints().mapToObj(ForeignText::markdown).collect(Collectors.joining());
    }

    private static String markdown(int c) {
        if (ENTITIES.indexOf(c) >= 0) {
            return "&#" + c + ";";
        }
        boolean punctuation = c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0;
        return punctuation ? "\\" + Character.toString(c) : Character.toString(c);
    }

    /**
     * As lines that each begin with this prefix: a program that reads lines finds none among them that begins as its
     * own do.
     */
    public static String prefixed(String prefix, String text) {
        return PrintableText.of(text).lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
    }

    /** As paragraphs of HTML, where no template makes it. */
    public static String htmlParagraphs(List<String> paragraphs) {
        return paragraphs.stream()
                .map(text -> "<p>" + Entities.escape(oneLine(text)) + "</p>")
                .collect(Collectors.joining());
    }

    /** As one printable line. */
    public static String oneLine(String text) {
        return PrintableText.of(text)
                .replaceAll("\\s*\\n\\s*", " ")
                .replace('\t', ' ')
                .strip();
    }

    /** With a replacement character for each that XML 1.0 has no place for, not even escaped. */
    public static String xml(String text) {
        StringBuilder allowed = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || c >= 0x20 && c <= 0xD7FF
                                || c >= 0xE000 && c <= 0xFFFD
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }
}
