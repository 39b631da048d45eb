package dev.kafkalab.topology;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which security protocol each listener name stands for: {@code listener.security.protocol.map}, or Kafka's default.
 *
 * <p>The rules are Kafka's own ({@code KafkaConfig.effectiveListenerSecurityProtocolMap}): by default a name stands for
 * the protocol it is named after; in KRaft mode, as long as nothing but plain text is in use, a controller listener may
 * have any name.
 */
public final class SecurityProtocols {

    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

    private SecurityProtocols() {}

    /** Listener name to protocol, names in capitals. */
    public static Map<String, String> of(Map<String, String> properties) {
        String written = properties.get("listener.security.protocol.map");
        return written == null ? byDefault(properties) : parse(written);
    }

    private static Map<String, String> parse(String written) {
        Map<String, String> protocols = new LinkedHashMap<>();
        for (String pair : written.split(",")) {
            String[] parts = pair.trim().split(":", 2);
            if (parts.length == 2) {
                protocols.put(capitals(parts[0]), capitals(parts[1]));
            }
        }
        return protocols;
    }

    private static Map<String, String> byDefault(Map<String, String> properties) {
        Map<String, String> protocols = new LinkedHashMap<>();
        PROTOCOLS.forEach(protocol -> protocols.put(protocol, protocol));
        if (properties.containsKey("process.roles") && plaintextOnly(properties)) {
            Arrays.stream(properties
                            .getOrDefault("controller.listener.names", "")
                            .split(","))
                    .map(SecurityProtocols::capitals)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> protocols.putIfAbsent(name, "PLAINTEXT"));
        }
        return protocols;
    }

    private static boolean plaintextOnly(Map<String, String> properties) {
        return ListenerList.parse(properties.getOrDefault("listeners", "")).entries().stream()
                .map(ListenerList.Entry::name)
                .noneMatch(name -> PROTOCOLS.indexOf(name) > 0);
    }

    private static String capitals(String text) {
        return text.trim().toUpperCase(Locale.ROOT);
    }
}
