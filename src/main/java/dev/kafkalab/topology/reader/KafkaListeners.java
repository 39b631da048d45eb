package dev.kafkalab.topology.reader;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.SecurityProtocols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The listeners that a Kafka process opens, from its effective properties.
 *
 * <p>The defaults are Kafka's own: {@code listeners} is {@code PLAINTEXT://:9092}, and up to 2.8 it is made of
 * {@code host.name} and {@code port}; a listener that is not advertised otherwise is advertised as it is bound, and an
 * empty host becomes the machine's own name. Controller listeners are not advertised.
 */
final class KafkaListeners {

    private static final String EVERYWHERE = "0.0.0.0";

    private final Service service;
    private final Map<String, String> properties;

    private KafkaListeners(Service service, Map<String, String> properties) {
        this.service = service;
        this.properties = properties;
    }

    static List<Listener> of(Service service, Map<String, String> properties) {
        return new KafkaListeners(service, properties).read();
    }

    private List<Listener> read() {
        Map<String, String> protocols = SecurityProtocols.of(properties);
        Set<String> controllers = controllerNames();
        return ListenerList.parse(bound()).entries().stream()
                .map(entry -> new Listener(
                        entry.name(),
                        bindAddress(entry.endpoint()),
                        controllers.contains(entry.name()) ? Optional.empty() : advertised(entry),
                        protocols.getOrDefault(entry.name(), entry.name())))
                .toList();
    }

    private String bound() {
        String written = properties.get("listeners");
        return written != null
                ? written
                : "PLAINTEXT://%s:%s"
                        .formatted(properties.getOrDefault("host.name", ""), properties.getOrDefault("port", "9092"));
    }

    private Set<String> controllerNames() {
        return Arrays.stream(
                        properties.getOrDefault("controller.listener.names", "").split(","))
                .map(name -> name.trim().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Optional<Endpoint> advertised(ListenerList.Entry bound) {
        String written = properties.get("advertised.listeners");
        if (written != null) {
            return ListenerList.parse(written).named(bound.name()).map(entry -> named(entry.endpoint()));
        }
        int port = Numbers.integer(properties.get("advertised.port"))
                .orElse(bound.endpoint().port());
        String host =
                properties.getOrDefault("advertised.host.name", bound.endpoint().host());
        return Optional.of(named(new Endpoint(host, port)));
    }

    private static Endpoint bindAddress(Endpoint written) {
        return written.host().isEmpty() ? new Endpoint(EVERYWHERE, written.port()) : written;
    }

    /**
     * Kafka asks the machine for its name: a container's is its {@code hostname}, else an id that its service name
     * stands for here.
     */
    private Endpoint named(Endpoint written) {
        return written.host().isEmpty()
                ? new Endpoint(service.hostname().orElse(service.name()), written.port())
                : written;
    }
}
