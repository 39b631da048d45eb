package dev.kafkalab.compose;

import dev.kafkalab.compose.Yaml.Mapping;
import dev.kafkalab.compose.Yaml.Scalar;
import dev.kafkalab.compose.Yaml.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The attributes of one mapping, whose shape has been checked. */
record Attributes(Mapping mapping) {

    Optional<Yaml> value(String key) {
        return mapping.get(key);
    }

    Optional<Scalar> scalar(String key) {
        return mapping.get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    /** The text, if there is one that is not empty. */
    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text).filter(text -> !text.isEmpty());
    }

    Attributes mapping(String key) {
        return new Attributes(mapping.get(key)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElse(new Mapping(mapping.position(), Map.of())));
    }

    List<Yaml> list(String key) {
        return mapping.get(key)
                .filter(Sequence.class::isInstance)
                .map(value -> ((Sequence) value).items())
                .orElse(List.of());
    }

    /** A list of texts, or a single one. */
    List<Scalar> texts(String key) {
        return scalar(key)
                .map(List::of)
                .orElseGet(() -> list(key).stream().map(Scalar.class::cast).toList());
    }

    boolean flag(String key, boolean otherwise) {
        return scalar(key).map(Attributes::asFlag).orElse(otherwise);
    }

    Optional<Integer> number(String key) {
        return scalar(key).map(Attributes::asNumber);
    }

    private static boolean asFlag(Scalar scalar) {
        return switch (scalar.text().toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default ->
                throw new ComposeException(
                        scalar.position(),
                        "'%s' is neither true nor false".formatted(scalar.text()),
                        "write true or false");
        };
    }

    private static int asNumber(Scalar scalar) {
        try {
            return Integer.parseInt(scalar.text());
        } catch (NumberFormatException e) {
            throw new ComposeException(
                    scalar.position(), "'%s' is no whole number".formatted(scalar.text()), "write digits only");
        }
    }
}
