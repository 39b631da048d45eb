package dev.kafkalab.catalogue;

import dev.kafkalab.catalogue.Token.Literal;
import dev.kafkalab.catalogue.Token.Parameter;
import dev.kafkalab.catalogue.Token.Shape;
import dev.kafkalab.text.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a phrase over what an author wrote, word by word, so that as little as possible has to be changed. A word too
 * many, a word that is missing and another word cost 1 each, a word with a typing error the part of it that is wrong.
 */
final class PhraseMatcher {

    private static final double WORD = 1;
    private static final double ANOTHER_FORM = 0.1;
    /** So that a phrase that has an author's very words comes before one with a parameter in their place. */
    private static final double FILLED_IN = 0.05;

    /** The more different parts a word has, the less it is a typing error. */
    private static final double TYPING_ERROR = 0.5;

    private final Vocabulary vocabulary;
    private final List<String> written;
    private final Map<String, Optional<Alignment>> parameters = new HashMap<>();

    PhraseMatcher(Vocabulary vocabulary, String written) {
        this.vocabulary = vocabulary;
        this.written = List.of(written.strip().split("\\s+"));
    }

    /**
     * A phrase, filled in.
     *
     * @param cost how much has to be changed, in words
     * @param text what would be written then; a parameter for which nothing was written stays {@code {name}}
     */
    record Alignment(double cost, String text) {

        private Alignment plus(double more, String words) {
            return new Alignment(cost + more, text.isEmpty() ? words : words.isEmpty() ? text : text + " " + words);
        }
    }

    /** The number of words that the author wrote. */
    int length() {
        return written.size();
    }

    /** The phrase as it is nearest to what is written. */
    Alignment of(Phrase phrase) {
        return Token.ofPhrase(phrase.text()).stream()
                .flatMap(tokens -> align(tokens, 0, written.size()).stream())
                .min(Comparator.comparing(Alignment::cost))
                .orElseThrow();
    }

    /** Of the words from one to before another; empty where a shape has no word that fits. */
    private Optional<Alignment> align(List<Token> tokens, int from, int to) {
        Alignment[] best = new Alignment[to + 1];
        best[from] = new Alignment(0, "");
        tooMany(best, from, to);
        for (Token token : tokens) {
            Alignment[] next = new Alignment[to + 1];
            for (int at = from; at <= to; at++) {
                if (best[at] != null) {
                    place(token, best[at], at, to, next);
                }
            }
            tooMany(next, from, to);
            best = next;
        }
        return Optional.ofNullable(best[to]);
    }

    /** Words for which the phrase has no place are left out. */
    private static void tooMany(Alignment[] best, int from, int to) {
        for (int at = from; at < to; at++) {
            if (best[at] != null) {
                keepBetter(best, at + 1, best[at].plus(WORD, ""));
            }
        }
    }

    private void place(Token token, Alignment before, int at, int to, Alignment[] next) {
        if (token instanceof Literal literal) {
            keepBetter(next, at, before.plus(WORD, literal.words().get(0)));
            if (at < to) {
                literal.words()
                        .forEach(
                                word -> keepBetter(next, at + 1, before.plus(difference(word, written.get(at)), word)));
            }
        } else if (token instanceof Shape shape) {
            if (at < to && shape.pattern().matcher(written.get(at)).matches()) {
                keepBetter(next, at + 1, before.plus(FILLED_IN, written.get(at)));
            }
        } else if (token instanceof Parameter parameter) {
            String open = "{" + parameter.name() + "}" + parameter.suffix();
            keepBetter(next, at, before.plus(WORD, open));
            if (at < to) {
                keepBetter(next, at + 1, before.plus(WORD, open));
            }
            IntStream.rangeClosed(at + 1, to).forEach(end -> filled(parameter, at, end)
                    .ifPresent(value -> keepBetter(next, end, before.plus(value.cost(), value.text()))));
        }
    }

    private Optional<Alignment> filled(Parameter parameter, int from, int to) {
        String key = parameter.name() + parameter.suffix() + " " + from + " " + to;
        Optional<Alignment> known = parameters.get(key);
        if (known == null) {
            known = vocabulary
                    .pattern(parameter.name())
                    .flatMap(pattern -> filled(pattern, parameter.suffix(), from, to));
            parameters.put(key, known);
        }
        return known;
    }

    private Optional<Alignment> filled(Pattern pattern, String suffix, int from, int to) {
        String words = String.join(" ", written.subList(from, to));
        String value = !suffix.isEmpty() && words.endsWith(suffix)
                ? words.substring(0, words.length() - suffix.length())
                : words;
        if (pattern.matcher(value).matches()) {
            return Optional.of(new Alignment(FILLED_IN, value + suffix));
        }
        return Stream.of(pattern)
                .flatMap(any -> Token.ofPattern(any).stream())
                .flatMap(form -> align(form, from, to).stream())
                .filter(form -> form.cost() < (to - from) * TYPING_ERROR)
                .min(Comparator.comparing(Alignment::cost))
                .map(form -> new Alignment(form.cost() + ANOTHER_FORM, form.text() + suffix));
    }

    private static void keepBetter(Alignment[] best, int at, Alignment candidate) {
        if (best[at] == null || candidate.cost() < best[at].cost()) {
            best[at] = candidate;
        }
    }

    /** 0 for the same, at most {@value #TYPING_ERROR} for a typing error, else 1. */
    private static double difference(String word, String other) {
        if (word.equalsIgnoreCase(other)) {
            return word.equals(other) ? 0 : ANOTHER_FORM;
        }
        double wrong = (double) Spelling.edits(word, other) / Math.max(word.length(), other.length());
        return wrong <= TYPING_ERROR ? wrong : WORD;
    }
}
