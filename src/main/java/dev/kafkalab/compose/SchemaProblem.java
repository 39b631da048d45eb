package dev.kafkalab.compose;

/** The refusals of {@link Schema}, each with what to write instead. */
final class SchemaProblem {

    private SchemaProblem() {}

    static ComposeException wrongKind(Schema schema, String path, Yaml value) {
        return new ComposeException(
                value.position(),
                "%s must be %s, but is %s".formatted(path, schema.expected(), value.described()),
                remedy(schema, path, value));
    }

    private static String remedy(Schema schema, String path, Yaml value) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        boolean item = key.endsWith("]");
        if (value instanceof Yaml.Scalar scalar) {
            if (scalar.isNull()) {
                return item
                        ? "write a value after the dash, or remove it"
                        : "give %s a value, or remove it".formatted(key);
            }
            if (schema.types().contains(Yaml.Type.TEXT)) {
                return "put it in quotes: \"%s\"".formatted(scalar.written());
            }
            if (schema.items().isPresent()) {
                return "write each value on a line of its own below %s:, after a dash and a space".formatted(key);
            }
            return schema.mapping()
                    ? "write 'name: value' lines below %s:, indented further than it".formatted(key)
                    : "write %s".formatted(schema.expected());
        }
        if (value instanceof Yaml.Mapping mapping && mapping.entries().size() == 1) {
            return ofSingleEntry(mapping, item);
        }
        return schema.items().isPresent()
                ? "begin each line below %s: with a dash and a space".formatted(key)
                : "write %s".formatted(schema.expected());
    }

    /** {@code {$NAME}} instead of {@code ${NAME}}, or {@code - A: 5} instead of {@code - A=5}. */
    private static String ofSingleEntry(Yaml.Mapping mapping, boolean item) {
        var entry = mapping.entries().entrySet().iterator().next();
        if (entry.getKey().startsWith("$")) {
            return "write ${%s}: the dollar stands before the brace"
                    .formatted(entry.getKey().substring(1));
        }
        return item && entry.getValue().value() instanceof Yaml.Scalar scalar
                ? "write - %s=%s, or leave out the dashes; put text with ': ' in it in quotes"
                        .formatted(entry.getKey(), scalar.written())
                : "write one value, in quotes if it contains ': '";
    }

    static ComposeException unknownKey(Schema schema, String path, String key, Yaml.Mapping.Entry entry) {
        if (schema.others().isPresent()) {
            return new ComposeException(
                    entry.position(), "%s has an empty name".formatted(path), "write a name before the colon");
        }
        boolean service = path.isEmpty()
                && entry.value() instanceof Yaml.Mapping mapping
                && (mapping.has("image") || mapping.has("build"));
        if (service) {
            return new ComposeException(
                    entry.position(),
                    "'%s' looks like a service, but stands at the top level".formatted(key),
                    "indent it by two spaces below services: (a line that stands once, above all services)");
        }
        return new ComposeException(
                entry.position(),
                "%s has no attribute '%s'".formatted(path.isEmpty() ? "a Compose file" : path, key),
                schema.similarKey(key)
                        .map("write %s:"::formatted)
                        .orElse(
                                "check name and indentation, or remove it; what is meant for other tools begins with x- "
                                        + "(known here: %s)".formatted(schema.knownKeys())));
    }
}
