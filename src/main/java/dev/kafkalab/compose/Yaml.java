package dev.kafkalab.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A YAML document whose every value knows where it is written: aliases are followed and merge keys are merged. */
public sealed interface Yaml {

    Position position();

    /** What it is, for a sentence such as "must be text, but is a list". */
    String described();

    /** How many values it holds, itself among them. */
    int values();

    /** The same document with every scalar replaced; keys stay as they are. */
    Yaml mapScalars(UnaryOperator<Scalar> change);

    /** What YAML takes a scalar for. */
    enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        DATE,
        NULL
    }

    /**
     * A single value.
     *
     * @param type what YAML takes it for
     * @param text its value as a program receives it: {@code 16} for {@code 0x10}, empty for null
     * @param written the value as it stands in the file
     */
    record Scalar(Position position, Type type, String text, String written) implements Yaml {

        public static Scalar text(Position position, String text) {
            return new Scalar(position, Type.TEXT, text, text);
        }

        public boolean isNull() {
            return type == Type.NULL;
        }

        @Override
        public int values() {
            return 1;
        }

        @Override
        public String described() {
            return switch (type) {
                case TEXT -> "the text '%s'".formatted(text);
                case INTEGER, DECIMAL -> "the number %s".formatted(written);
                case BOOLEAN -> "%s (true or false)".formatted(written);
                case DATE -> "the date %s".formatted(written);
                case NULL -> "empty";
            };
        }

        @Override
        public Yaml mapScalars(UnaryOperator<Scalar> change) {
            return change.apply(this);
        }
    }

    /** A list. */
    record Sequence(Position position, List<Yaml> items) implements Yaml {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }

        @Override
        public int values() {
            return 1 + items.stream().mapToInt(Yaml::values).sum();
        }

        @Override
        public Yaml mapScalars(UnaryOperator<Scalar> change) {
            return new Sequence(
                    position,
                    items.stream().map(item -> item.mapScalars(change)).toList());
        }
    }

    /** A mapping, in the file's order. */
    record Mapping(Position position, Map<String, Entry> entries) implements Yaml {

        /** A value under a key, and where the key is written. */
        public record Entry(Position position, Yaml value) {}

        /** The value under a key. */
        public Optional<Yaml> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        public boolean has(String key) {
            return entries.containsKey(key);
        }

        Mapping with(String key, Entry entry) {
            var changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Mapping(position, changed);
        }

        Mapping without(String key) {
            var changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(position, changed);
        }

        @Override
        public String described() {
            return "a mapping (name: value)";
        }

        @Override
        public int values() {
            return 1
                    + entries.values().stream()
                            .mapToInt(entry -> entry.value().values())
                            .sum();
        }

        @Override
        public Mapping mapScalars(UnaryOperator<Scalar> change) {
            var changed = new LinkedHashMap<String, Entry>();
            entries.forEach((key, entry) ->
                    changed.put(key, new Entry(entry.position(), entry.value().mapScalars(change))));
            return new Mapping(position, changed);
        }
    }
}
