package dev.kafkalab.topology.finding;

import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Finding.Severity;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.UnknownKafka;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file has a broker, without which there is nothing that a lab could ask. */
public final class KafkaIsThere implements Check {

    private static final String MISSING =
            "None of this file's services is a Kafka broker that is known here, so neither up nor a lab can use it";

    /** Where there are ZooKeepers and nothing that looks like a broker, that may well be meant. */
    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        boolean meant = graph.nodes().stream().anyMatch(node -> !node.is(Role.TOOL))
                && graph.nodes().stream().noneMatch(node -> UnknownKafka.looksLikeKafka(node.service()));
        return meant ? Stream.empty() : missing(graph.nodes()).stream();
    }

    /** What to say of a file in which no broker is known. */
    public static Optional<Finding> missing(List<Node> nodes) {
        if (nodes.isEmpty() || nodes.stream().anyMatch(node -> node.is(Role.BROKER))) {
            return Optional.empty();
        }
        List<Node> alike = nodes.stream()
                .filter(node -> UnknownKafka.looksLikeKafka(node.service()))
                .toList();
        if (!alike.isEmpty()) {
            Node first = alike.get(0);
            return Optional.of(Finding.wrong(
                    first.service(),
                    first.service().position(),
                    "%s: %s only look%s like one."
                            .formatted(
                                    MISSING,
                                    Words.list(alike.stream().map(Node::name).toList()),
                                    alike.size() == 1 ? "s" : ""),
                    "use apache/kafka or confluentinc/cp-kafka there, or start the file with docker compose."));
        }
        return Optional.of(
                new Finding(
                        Severity.WRONG,
                        "the file",
                        nodes.get(0).service().position(),
                        MISSING + ".",
                        "add a broker: apache/kafka, confluentinc/cp-kafka and cp-server, bitnamilegacy/kafka and wurstmeister/kafka are known."));
    }
}
