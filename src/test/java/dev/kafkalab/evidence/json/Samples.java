package dev.kafkalab.evidence.json;

import dev.kafkalab.evidence.Evidence;
import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.evidence.Timeline;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Every kind of evidence, found by walking what is permitted: each type, each subject, state and cause on a timeline,
 * each measurement of each subject. A kind that is added is among them without anybody's doing.
 */
public final class Samples {

    public static final Instant AT = Instant.parse("2026-11-26T10:00:00.250Z");

    private Samples() {}

    public static List<Evidence> ofEachType() {
        return all(Evidence.class);
    }

    public static List<Subject> subjects() {
        return all(Subject.class);
    }

    /** One timeline with each state of each subject, for each cause. */
    public static Timeline timeline() {
        return new Timeline(AT, all(Timeline.Event.class));
    }

    /** Each kind of each subject. */
    public static List<Measurement> measurements() {
        Measurement sample = all(Measurement.class).get(0);
        return Stream.of(Kind.values())
                .flatMap(kind -> subjects().stream()
                        .map(subject -> new Measurement(
                                kind, subject, sample.quantity(), sample.bound(), sample.timing(), true)))
                .toList();
    }

    /**
     * Of a sealed type one of each permitted kind; of a record, all combinations of what its sealed components can be.
     */
    @SuppressWarnings("unchecked")
    private static <T> List<T> all(Class<T> type) {
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .flatMap(kind -> all((Class<T>) kind).stream())
                    .toList();
        }
        List<List<Object>> combinations = List.of(List.of());
        for (RecordComponent component : type.getRecordComponents()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> shorter : combinations) {
                for (Object value : values(component.getGenericType(), component.getName())) {
                    longer.add(Stream.concat(shorter.stream(), Stream.of(value)).toList());
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(values -> make(type, values)).toList();
    }

    private static List<?> values(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Object inner = values(generic.getActualTypeArguments()[0], name).get(0);
            return List.of(generic.getRawType() == Optional.class ? Optional.of(inner) : List.of(inner));
        }
        if (type == String.class) {
            return List.of("the " + name);
        } else if (type == int.class) {
            return List.of(3);
        } else if (type == double.class || type == Double.class) {
            return List.of(1.5);
        } else if (type == boolean.class || type == Boolean.class) {
            return List.of(true);
        } else if (type == Integer.class) {
            return List.of(2);
        } else if (type == OptionalInt.class) {
            return List.of(OptionalInt.of(4));
        } else if (type == OptionalLong.class) {
            return List.of(OptionalLong.of(5));
        } else if (type == Instant.class) {
            return List.of(AT);
        }
        Class<?> other = (Class<?>) type;
        return other.isEnum() ? List.of(other.getEnumConstants()[0]) : all(other);
    }

    private static <T> T make(Class<T> type, List<Object> values) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + type, e);
        }
    }
}
