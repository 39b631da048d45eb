package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Hosts;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.reach.Arrival.Closed;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A health check runs in the service's own container: one that asks localhost hears nothing from a listener that is bound
 * to the container's name, and the other way round.
 */
final class HealthChecksAreHeard implements Check {

    /** {@code localhost:9092}, and {@code nc -z localhost 9092}. */
    private static final Pattern ASKED =
            Pattern.compile("([A-Za-z][A-Za-z0-9._-]*|127\\.0\\.0\\.1)[: ](\\d{2,5})(?!\\d)");

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafkaNodes().stream().flatMap(node -> of(node, graph).stream());
    }

    private static Optional<Finding> of(Node node, ServiceGraph graph) {
        String test = node.service()
                .healthcheck()
                .map(check -> String.join(" ", check.test()))
                .orElse("");
        Matcher asked = ASKED.matcher(test);
        while (asked.find()) {
            Endpoint endpoint = new Endpoint(asked.group(1), Integer.parseInt(asked.group(2)));
            Optional<Listener> meant = node.listeners().stream()
                    .filter(listener -> listener.bind().port() == endpoint.port())
                    .findFirst();
            if (meant.isPresent()
                    && graph.reach().from(node, endpoint) instanceof Closed closed
                    && closed.at().equals(node)) {
                return Optional.of(unheard(node, endpoint, meant.get()));
            }
        }
        return Optional.empty();
    }

    private static Finding unheard(Node node, Endpoint asked, Listener listener) {
        String bound = listener.bind().host();
        return Finding.wrong(
                node.service(),
                node.service().position(),
                "Its health check asks %s, and %s is bound to %s, where that is not heard: the check never succeeds."
                        .formatted(asked, listener.name(), bound),
                Hosts.isLoopback(bound)
                        ? "ask localhost:%d.".formatted(asked.port())
                        : "ask %s:%d, or bind %s://0.0.0.0:%d."
                                .formatted(bound, asked.port(), listener.name(), asked.port()));
    }
}
