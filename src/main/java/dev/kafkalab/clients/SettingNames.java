package dev.kafkalab.clients;

import dev.kafkalab.text.Spelling;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The names of the settings that something of Kafka's has.
 *
 * @param whose what has them: {@code producer}
 * @param known every name, by Kafka's own account
 */
public record SettingNames(String whose, Set<String> known) {

    /** Those of topics. What values they may have is the brokers' to judge. */
    public static final SettingNames TOPIC = new SettingNames("topic", topicNames());

    public SettingNames {
        known = Set.copyOf(known);
    }

    /** What is wrong with a name, with the nearest that exists; empty if there is such a setting. */
    public Optional<String> mistakeIn(String name) {
        return known.contains(name)
                ? Optional.empty()
                : Spelling.nearest(name, known)
                        .map(nearest -> "A %s has no setting \"%s\": did you mean %s?".formatted(whose, name, nearest));
    }

    private static Set<String> topicNames() {
        return Stream.of(TopicConfig.class.getFields())
                .filter(field -> field.getName().endsWith("_CONFIG"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("A public constant of Kafka's cannot be read: " + field, e);
                    }
                })
                .collect(Collectors.toSet());
    }
}
