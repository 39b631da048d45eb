package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.SecurityProtocols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every listener name stands for a security protocol, or Kafka exits ("No security protocol defined for listener"). */
final class ListenerNamesAreMapped implements Check {

    private static final String INTER_BROKER = "inter.broker.listener.name";

    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka().flatMap(settings -> {
            Map<String, String> protocols = SecurityProtocols.of(settings.properties());
            Stream<String> names = Stream.concat(
                    settings.node().listeners().stream().map(Listener::name),
                    settings.list("controller.listener.names").stream().map(name -> name.toUpperCase(Locale.ROOT)));
            Stream<Finding> unmapped = names.distinct()
                    .filter(name -> !protocols.containsKey(name))
                    .map(name -> settings.refused(
                            "No security protocol is defined for the listener %s: the node exits.".formatted(name),
                            "add %s:PLAINTEXT to listener.security.protocol.map.".formatted(name),
                            "listener.security.protocol.map",
                            "listeners"));
            Stream<Finding> unknown = protocols.entrySet().stream()
                    .filter(entry -> !PROTOCOLS.contains(entry.getValue()))
                    .map(entry -> settings.refused(
                            "%s is no security protocol: the node exits.".formatted(entry.getValue()),
                            "map %s to one of %s.".formatted(entry.getKey(), String.join(", ", PROTOCOLS)),
                            "listener.security.protocol.map"));
            return Stream.of(unmapped, unknown, interBroker(settings, protocols))
                    .flatMap(each -> each);
        });
    }

    /** Up to 3.9, a node that is only a controller looks its brokers' listener up too. */
    private static Stream<Finding> interBroker(Settings settings, Map<String, String> protocols) {
        boolean asked = !settings.node().is(Role.BROKER)
                && settings.node().program() instanceof Program.Kafka kafka
                && kafka.version().startsWith("3.");
        return settings
                .value(INTER_BROKER)
                .filter(name -> asked && !protocols.containsKey(name.toUpperCase(Locale.ROOT)))
                .map(name -> settings.refused(
                        "inter.broker.listener.name is %s, for which no security protocol is defined: the node exits."
                                .formatted(name),
                        "leave it out on a controller, or add %s:PLAINTEXT to listener.security.protocol.map."
                                .formatted(name),
                        INTER_BROKER))
                .stream();
    }
}
