package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Endpoint;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Listener;
import dev.kafkalab.topology.Node;
import java.util.Optional;
import java.util.stream.Stream;

/** Brokers find each other by what each advertises on the listener that they use among themselves. */
final class BrokersReachEachOther implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.clusters().stream()
                .filter(cluster -> cluster.brokers().size() > 1)
                .flatMap(cluster -> cluster.brokers().stream())
                .flatMap(broker -> of(new Settings(broker), graph).stream());
    }

    private static Optional<Finding> of(Settings settings, ServiceGraph graph) {
        String name = ListenersFit.interBrokerName(settings);
        return settings.node().listeners().stream()
                .filter(listener ->
                        listener.name().equals(name) && listener.advertised().isPresent())
                .findFirst()
                .flatMap(listener -> judged(settings, listener, graph));
    }

    private static Optional<Finding> judged(Settings settings, Listener listener, ServiceGraph graph) {
        Node node = settings.node();
        Endpoint advertised = listener.advertised().orElseThrow();
        if (ServiceGraph.isSelf(advertised.host()) && !ServiceGraph.mayBeOnHostNetwork(node)) {
            return Optional.of(wrong(
                    settings,
                    "The other brokers are told to find this one at %s, which in their containers is themselves: nothing is replicated."
                            .formatted(advertised)));
        }
        if (ServiceGraph.answersTo(node, advertised.host())) {
            return advertised.port() == listener.bind().port()
                    ? Optional.empty()
                    : Optional.of(wrong(
                            settings,
                            "The other brokers are told to find this one at %s, where nothing listens: %s binds port %d."
                                    .formatted(
                                            advertised,
                                            listener.name(),
                                            listener.bind().port())));
        }
        return graph.named(node, advertised.host())
                .map(other -> wrong(
                        settings,
                        "The other brokers are told to find this one at %s, which is %s: nothing is replicated from here."
                                .formatted(advertised, other.name())));
    }

    private static Finding wrong(Settings settings, String message) {
        return settings.wrong(
                message,
                "let each broker advertise its own name and port on %s, such as %s:9092."
                        .formatted(
                                ListenersFit.interBrokerName(settings),
                                settings.node().name()),
                "advertised.listeners",
                "advertised.host.name");
    }
}
