package dev.kafkalab.assignment;

import dev.kafkalab.compose.ComposeException;
import dev.kafkalab.compose.Durations;
import dev.kafkalab.compose.Yaml;
import dev.kafkalab.text.Spelling;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of one mapping of an assignment, and what may stand under them. Whoever reads a value gets one that can be
 * meant, or an {@link AssignmentException}.
 *
 * @param mapping the mapping
 */
record Keys(Yaml.Mapping mapping) {

    private static final int TYPING_ERROR = 2;

    /** The mapping that stands there; where it is the whole file, {@code what} is the assignment. */
    static Keys of(String what, Yaml value, List<String> known) {
        Yaml.Mapping mapping = mapping(what, value, known.get(0));
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw new AssignmentException(
                        entry.position(),
                        "%s has no '%s'".formatted(what, key),
                        Spelling.nearest(key, known)
                                .filter(near -> Spelling.edits(key, near) <= TYPING_ERROR)
                                .map("write %s:"::formatted)
                                .orElse("take it away; there are " + String.join(", ", known)));
            }
        });
        return new Keys(mapping);
    }

    /** What maps names of the author's own. */
    static Yaml.Mapping mapping(String what, Yaml value, String example) {
        if (value instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw new AssignmentException(
                value.position(),
                "%s has to be a mapping, but is %s".formatted(what, value.described()),
                "write lines such as \"%s: ...\"".formatted(example));
    }

    Optional<Yaml> get(String key) {
        return mapping.get(key);
    }

    /** A single value. */
    Optional<Yaml.Scalar> scalar(String key, String example) {
        return get(key).map(value -> scalar(key, value, example));
    }

    private static Yaml.Scalar scalar(String key, Yaml value, String example) {
        if (value instanceof Yaml.Scalar scalar && !scalar.text().isBlank()) {
            return scalar;
        }
        throw new AssignmentException(
                value.position(),
                "%s has to be a single value, but is %s"
                        .formatted(key, value instanceof Yaml.Scalar ? "empty" : value.described()),
                "write, for example, \"%s\", or take the line away".formatted(example));
    }

    /** A list of single values; one alone may stand without a dash. */
    List<Yaml.Scalar> list(String key, String example) {
        return get(key).stream()
                .flatMap(value ->
                        value instanceof Yaml.Sequence list && !list.items().isEmpty()
                                ? list.items().stream()
                                : Stream.of(value))
                .map(item -> scalar(key, item, "%s: [%s]".formatted(key, example)))
                .toList();
    }

    /** One of an enum's constants, written in lower case. */
    <E extends Enum<E>> E oneOf(String key, Class<E> words, E otherwise) {
        Map<String, E> byWord = Stream.of(words.getEnumConstants())
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), constant -> constant));
        List<String> known = Stream.of(words.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return oneOf(key, known).map(byWord::get).orElse(otherwise);
    }

    /** One of these words. */
    Optional<String> oneOf(String key, List<String> words) {
        return scalar(key, key + ": " + words.get(0)).map(value -> {
            if (words.contains(value.text())) {
                return value.text();
            }
            throw new AssignmentException(
                    value.position(),
                    "%s cannot be %s".formatted(key, value.described()),
                    "write one of " + String.join(", ", words));
        });
    }

    /** A whole number in that range. */
    int number(String key, int least, int most, int otherwise) {
        return get(key).map(value -> numberIn(key, value, least, most)).orElse(otherwise);
    }

    /** A whole number in that range, under a key of the author's own. */
    static int numberIn(String key, Yaml value, int least, int most) {
        Yaml.Scalar scalar = scalar(key, value, "%s: %d".formatted(key, least));
        if (scalar.text().matches("\\d{1,9}")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new AssignmentException(
                scalar.position(),
                "%s cannot be %s".formatted(key, scalar.described()),
                "write a whole number from %d to %d".formatted(least, most));
    }

    boolean truth(String key) {
        return oneOf(key, List.of("true", "false")).map(Boolean::parseBoolean).orElse(false);
    }

    /** A time above zero and of a day at most. */
    Optional<Duration> duration(String key) {
        return scalar(key, key + ": 5m").map(value -> duration(key, value));
    }

    private static Duration duration(String key, Yaml.Scalar value) {
        Duration duration;
        try {
            duration = Durations.parse(value);
        } catch (ComposeException e) {
            throw new AssignmentException(e.getMessage());
        }
        if (duration.toSeconds() < 1 || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new AssignmentException(
                    value.position(),
                    "%s cannot be %s".formatted(key, value.text()),
                    "write a time from 1s to 24h, such as 90s, 5m or 1h30m");
        }
        return duration;
    }
}
