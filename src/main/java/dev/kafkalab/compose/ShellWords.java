package dev.kafkalab.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a {@code command} or {@code entrypoint} that is written as one string, as Compose does: into words, with
 * quotes and backslashes, but without a shell. What follows {@code ;}, {@code &}, {@code |}, {@code <} or {@code >} is
 * dropped.
 *
 * @param words the words
 * @param dropped what Compose leaves out, empty as a rule
 */
record ShellWords(List<String> words, String dropped) {

    /** Splits a line; the position is for messages. */
    static ShellWords split(String line, Position position) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        boolean escaped = false;
        // The quote that is open: ' " or `, or $ for $(...); 0 outside quotes.
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (escaped) {
                word.append(character);
                escaped = false;
                inWord = true;
            } else if (character == '\\' && quote != '\'') {
                escaped = true;
            } else if (quote == 0 && isSpace(character)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else if (quote == 0 && ";&|<>".indexOf(character) >= 0) {
                if (inWord && !(character == '>' && isDigit(word))) {
                    words.add(word.toString());
                }
                return new ShellWords(words, line.substring(i).strip());
            } else if (character == '"' && (quote == 0 || quote == '"')
                    || character == '\'' && (quote == 0 || quote == '\'')) {
                quote = quote == 0 ? character : 0;
                inWord = true;
            } else {
                quote = after(character, quote, word, position);
                word.append(character);
                inWord = true;
            }
        }
        if (escaped || quote != 0) {
            throw new ComposeException(
                    position,
                    "a quote or a backslash is left open in: %s".formatted(line.strip()),
                    "close it, or write the command as a list: [\"bash\", \"-c\", \"...\"]");
        }
        if (inWord) {
            words.add(word.toString());
        }
        return new ShellWords(words, "");
    }

    /** Which quote is open after this character, which itself belongs to the word. */
    private static char after(char character, char quote, CharSequence word, Position position) {
        if (character == '`' && (quote == 0 || quote == '`')) {
            return quote == 0 ? character : 0;
        }
        if (character == ')' && quote == '$') {
            return 0;
        }
        if (quote == 0 && (character == '(' || character == ')')) {
            if (character == '(' && word.length() > 0 && word.charAt(word.length() - 1) == '$') {
                return '$';
            }
            throw new ComposeException(
                    position,
                    "'%s' stands outside quotes in this command".formatted(character),
                    "put the words with brackets in quotes: no shell reads them");
        }
        return quote;
    }

    private static boolean isDigit(CharSequence word) {
        return word.length() > 0 && Character.isDigit(word.charAt(0));
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }
}
