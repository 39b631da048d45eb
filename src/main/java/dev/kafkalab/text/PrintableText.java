package dev.kafkalab.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Foreign text that a terminal shows instead of obeying it: names, values, paths and messages come from files that
 * somebody else wrote, and an escape sequence among them could clear the screen, forge a line or reverse its letters.
 */
public final class PrintableText {

    /**
     * Control characters, C1 among them, but for line breaks and tabs; characters that are not seen (bidirectional
     * overrides, byte order marks), but for the two joiners, which words and emoji need; lone halves of a character;
     * and what will never be a character, which some readers take for the end of a text.
     */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cf}&&[^\\x{200c}\\x{200d}]]|\\p{Zl}|\\p{Zp}|\\p{Cs}"
                    + "|\\p{IsNoncharacter_Code_Point}");

    private PrintableText() {}

    /**
     * The text with an escape such as {@code \}{@code u001b}, which JSON and Java know, for each unprintable character.
     */
    public static String of(String text) {
        return UNPRINTABLE.matcher(text.replace("\r\n", "\n")).replaceAll(PrintableText::escaped);
    }

    /** A writer that prints on another one what is printable, and escapes the rest. It flushes at each line. */
    public static PrintWriter writer(Writer terminal) {
        return new PrintWriter(new Escaping(terminal), true);
    }

    private static String escaped(MatchResult unprintable) {
        return unprintable
                .group()
                .chars()
                .mapToObj("\\u%04x"::formatted)
                .map(Matcher::quoteReplacement)
                .collect(Collectors.joining());
    }

    private static final class Escaping extends FilterWriter {

        private Escaping(Writer terminal) {
            super(terminal);
        }

        @Override
        public void write(int character) throws IOException {
            out.write(of(Character.toString((char) character)));
        }

        @Override
        public void write(char[] characters, int from, int length) throws IOException {
            out.write(of(new String(characters, from, length)));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(of(text.substring(from, from + length)));
        }
    }
}
