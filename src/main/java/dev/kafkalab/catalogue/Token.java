package dev.kafkalab.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One word of a phrase, or one word of what a parameter may look like. */
sealed interface Token {

    /** One of these words. */
    record Literal(List<String> words) implements Token {}

    /** A word that looks like this. */
    record Shape(Pattern pattern) implements Token {}

    /** A parameter, which may be several words, and what follows it without a space. */
    record Parameter(String name, String suffix) implements Token {}

    /** Text that may be left out; a backslash before the bracket makes it plain text. */
    Pattern OPTIONAL = Pattern.compile("(?<!\\\\)\\(([^)]*)\\)");

    /** A parameter. */
    Pattern PARAMETER = Pattern.compile("\\{([^}]*)}(\\S*)");

    /** Characters that a regular expression gives no meaning. */
    Pattern PLAIN = Pattern.compile("[\\w,;:-]+");

    /** Words to choose from, in a regular expression: {@code (seconds?|minutes?)}. */
    Pattern CHOICE = Pattern.compile("\\((?:\\?:)?([\\w|?]+)\\)");

    /** Every way to write a phrase: with and without what is optional. */
    static List<List<Token>> ofPhrase(String phrase) {
        Matcher optional = OPTIONAL.matcher(phrase);
        if (optional.find()) {
            String before = phrase.substring(0, optional.start());
            String after = phrase.substring(optional.end());
            return Stream.of(before + after, before + optional.group(1) + after)
                    .flatMap(variant -> ofPhrase(variant).stream())
                    .toList();
        }
        return List.of(Arrays.stream(phrase.strip().split("\\s+"))
                .map(Token::ofPhrasesWord)
                .toList());
    }

    /** Every form that a parameter's regular expression has, as far as it consists of words. */
    static List<List<Token>> ofPattern(Pattern pattern) {
        return split(pattern.pattern(), '|').stream()
                .map(form ->
                        split(form, ' ').stream().map(Token::ofPatternsWord).toList())
                .toList();
    }

    private static Token ofPhrasesWord(String word) {
        Matcher parameter = PARAMETER.matcher(word);
        return parameter.matches()
                ? new Parameter(parameter.group(1), parameter.group(2))
                : new Literal(Arrays.stream(word.split("(?<!\\\\)/"))
                        .map(text -> text.replace("\\", ""))
                        .toList());
    }

    private static Token ofPatternsWord(String word) {
        if (PLAIN.matcher(word).matches()) {
            return new Literal(List.of(word));
        }
        Matcher choice = CHOICE.matcher(word);
        return choice.matches()
                ? new Literal(Arrays.stream(choice.group(1).split("\\|"))
                        .flatMap(Token::withAndWithoutLastLetter)
                        .toList())
                : new Shape(Pattern.compile(word));
    }

    private static Stream<String> withAndWithoutLastLetter(String word) {
        return word.endsWith("?")
                ? Stream.of(word.substring(0, word.length() - 1), word.substring(0, word.length() - 2))
                : Stream.of(word);
    }

    /** Splits outside of brackets. */
    private static List<String> split(String regex, char at) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == at && depth == 0) {
                parts.add(regex.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(regex.substring(begin));
        return parts;
    }
}
