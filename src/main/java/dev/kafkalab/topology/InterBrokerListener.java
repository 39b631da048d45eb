package dev.kafkalab.topology;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The listener that brokers use among themselves (Kafka's {@code inter.broker.listener.name}). */
public final class InterBrokerListener {

    private static final String DEFAULT = "PLAINTEXT";

    private InterBrokerListener() {}

    /** Its name: as it is set, else that of the security protocol between brokers. An empty setting counts as none. */
    public static String name(Map<String, String> properties) {
        return Stream.of("inter.broker.listener.name", "security.inter.broker.protocol")
                .map(properties::get)
                .filter(Objects::nonNull)
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(DEFAULT)
                .toUpperCase(Locale.ROOT);
    }
}
