package dev.kafkalab.compose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may stand in one place of a Compose file: which kinds of value and, inside a mapping, which keys.
 *
 * @param expected the kinds, for a sentence such as "must be text or a list"
 * @param types the types of a single value; none where it must be a list or a mapping
 * @param items what a list may hold; empty where it must not be a list
 * @param keys what a mapping may hold under which key
 * @param others what it may hold under names of the author's own; empty where it may not
 * @param required the keys it must have
 * @param mapping whether it may be a mapping at all
 */
record Schema(
        String expected,
        Set<Yaml.Type> types,
        Optional<Schema> items,
        Map<String, Schema> keys,
        Optional<Schema> others,
        List<String> required,
        boolean mapping) {

    /** What is not looked into. */
    static final Schema ANYTHING = of("anything");

    static Schema of(String expected, Yaml.Type... types) {
        return new Schema(expected, Set.of(types), Optional.empty(), Map.of(), Optional.empty(), List.of(), false);
    }

    static Schema listOf(Schema item) {
        return new Schema("a list", Set.of(), Optional.of(item), Map.of(), Optional.empty(), List.of(), false);
    }

    /** A mapping from names that the author chooses. */
    static Schema namesTo(Schema value) {
        return new Schema("a mapping", Set.of(), Optional.empty(), Map.of(), Optional.of(value), List.of(), true);
    }

    /** A mapping with these keys, separated by spaces in each name. */
    static Schema keys(Map<String, Schema> schemas) {
        var keys = new LinkedHashMap<String, Schema>();
        schemas.forEach((names, schema) -> Arrays.stream(names.split(" ")).forEach(name -> keys.put(name, schema)));
        return new Schema("a mapping", Set.of(), Optional.empty(), keys, Optional.empty(), List.of(), true);
    }

    Schema requiring(String... names) {
        return new Schema(expected, types, items, keys, others, List.of(names), mapping);
    }

    /** Either this or that; at most one of the two is a list, and at most one a mapping. */
    Schema or(Schema other) {
        var both = new HashSet<>(types);
        both.addAll(other.types);
        return new Schema(
                expected + " or " + other.expected,
                both,
                items.or(other::items),
                mapping ? keys : other.keys,
                mapping ? others : other.others,
                mapping ? required : other.required,
                mapping || other.mapping);
    }

    /**
     * Refuses a value that does not fit; the path says where it is in the model, such as {@code services.kafka.image}.
     */
    void check(String path, Yaml value) {
        if (this == ANYTHING) {
            return;
        }
        if (value instanceof Yaml.Sequence list && items.isPresent()) {
            for (int i = 0; i < list.items().size(); i++) {
                items.get().check("%s[%d]".formatted(path, i), list.items().get(i));
            }
        } else if (value instanceof Yaml.Mapping entries && mapping) {
            entries.entries().forEach((key, entry) -> checkEntry(path, key, entry));
            required.stream().filter(key -> !entries.has(key)).findFirst().ifPresent(key -> {
                throw new ComposeException(
                        value.position(), "%s needs '%s'".formatted(path, key), "add the line %s: ...".formatted(key));
            });
        } else if (!(value instanceof Yaml.Scalar scalar && types.contains(scalar.type()))) {
            throw SchemaProblem.wrongKind(this, path, value);
        }
    }

    private void checkEntry(String path, String key, Yaml.Mapping.Entry entry) {
        String inner = path.isEmpty() ? key : path + "." + key;
        Schema schema = keys.get(key);
        if (schema != null) {
            schema.check(inner, entry.value());
        } else if (others.isPresent() && !key.isEmpty()) {
            others.get().check(inner, entry.value());
        } else if (!key.startsWith("x-") || others.isPresent()) {
            throw SchemaProblem.unknownKey(this, path, key, entry);
        }
    }

    /** The known key that is most like this one, if one is. */
    Optional<String> similarKey(String key) {
        return keys.keySet().stream()
                .filter(known -> Math.abs(known.length() - key.length()) <= 2)
                .filter(known -> distance(known, key) <= (known.length() > 5 ? 2 : 1))
                .min(Comparator.comparingInt(known -> distance(known, key)));
    }

    String knownKeys() {
        return keys.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    /** How many letters to add, leave out or change (Levenshtein). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
            }
            above = row;
        }
        return above[other.length()];
    }
}
