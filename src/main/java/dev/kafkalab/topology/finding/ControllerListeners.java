package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.ListenerList;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.stream.Stream;

/** How a KRaft node names the listener of its controllers ({@code KafkaConfig.validateValues} in Apache Kafka). */
final class ControllerListeners implements Check {

    private static final String NAMES = "controller.listener.names";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka().filter(Settings::isKraft).flatMap(ControllerListeners::of);
    }

    private static Stream<Finding> of(Settings settings) {
        List<String> names = settings.list(NAMES);
        if (names.isEmpty()) {
            return Stream.of(settings.refused(
                    "controller.listener.names is not set: in KRaft mode the node exits without it.",
                    "write KAFKA_CONTROLLER_LISTENER_NAMES: CONTROLLER, on brokers too.",
                    "process.roles"));
        }
        ListenerList bound = settings.listeners("listeners");
        if (settings.node().is(Role.CONTROLLER)) {
            return names.stream()
                    .filter(name -> bound.named(name).isEmpty())
                    .map(name -> settings.refused(
                            "It is a controller, and its listener %s is not among the listeners: it exits."
                                    .formatted(name),
                            "add %s://:9093 to the listeners.".formatted(name),
                            "listeners",
                            NAMES));
        }
        return names.stream()
                .filter(name -> bound.named(name).isPresent())
                .map(name -> settings.refused(
                        "It is a broker only, and binds the controllers' listener %s: it exits.".formatted(name),
                        "leave %s out of its listeners.".formatted(name),
                        "listeners"));
    }
}
