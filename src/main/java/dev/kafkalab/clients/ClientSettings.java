package dev.kafkalab.clients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The settings that Kafka's own clients know, by Kafka's own account. Kafka ignores a name that it does not know, so a
 * misspelt one would leave the default in force without a word.
 */
public enum ClientSettings {
    /** What a producer can be told. */
    PRODUCER("producer", ProducerConfig.configNames(), ClientSettings::producer),
    /** What a consumer can be told. */
    CONSUMER("consumer", ConsumerConfig.configNames(), ClientSettings::consumer);

    private final SettingNames names;
    private final Function<Map<String, String>, AbstractConfig> read;

    ClientSettings(String whose, Set<String> names, Function<Map<String, String>, AbstractConfig> read) {
        this.names = new SettingNames(whose, names);
        this.read = read;
    }

    /** The name of every setting there is. */
    public SettingNames names() {
        return names;
    }

    /** What is wrong with a name, with the nearest that exists; empty if there is such a setting. */
    public Optional<String> mistakeIn(String name) {
        return names.mistakeIn(name);
    }

    /**
     * Reads settings as Kafka's own client does.
     *
     * @throws IllegalArgumentException naming each setting that does not exist, or the value that Kafka refuses
     */
    public Map<String, String> check(Map<String, String> settings) {
        List<String> mistakes = settings.keySet().stream()
                .sorted()
                .flatMap(name -> mistakeIn(name).stream())
                .toList();
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", mistakes));
        }
        settings.forEach((name, value) -> {
            if (value == null) {
                throw new IllegalArgumentException("The %s setting %s has no value: write one, or leave the row out"
                        .formatted(names.whose(), name));
            }
        });
        config(settings);
        return Map.copyOf(settings);
    }

    /**
     * The value that is in force, defaults included.
     *
     * @throws IllegalArgumentException if there is no such setting, or Kafka refuses one of the settings
     */
    public String inForce(String name, Map<String, String> settings) {
        mistakeIn(name).ifPresent(mistake -> {
            throw new IllegalArgumentException(mistake);
        });
        return allInForce(settings).get(name);
    }

    /** Every setting's value that is in force, defaults included, by name. @throws IllegalArgumentException as above */
    public Map<String, String> allInForce(Map<String, String> settings) {
        return config(settings).values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> inWords(entry.getValue())));
    }

    private static String inWords(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(ClientSettings::inWords).collect(Collectors.joining(","))
                : value instanceof Class<?> type ? type.getName() : String.valueOf(value);
    }

    private AbstractConfig config(Map<String, String> settings) {
        try {
            return read.apply(settings);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(
                    "Kafka refuses these settings of a %s: %s".formatted(names.whose(), e.getMessage()), e);
        }
    }

    private static AbstractConfig producer(Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        all.putIfAbsent(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        all.putIfAbsent(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        return new ProducerConfig(all);
    }

    private static AbstractConfig consumer(Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        all.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "any");
        all.putIfAbsent(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        all.putIfAbsent(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        return new ConsumerConfig(all);
    }
}
