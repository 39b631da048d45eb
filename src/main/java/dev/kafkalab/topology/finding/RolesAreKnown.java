package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.KafkaRoles;
import java.util.stream.Stream;

/**
 * {@code process.roles} holds two words at most ({@code KafkaConfig.parseProcessRoles} in Apache Kafka). A misspelt one
 * is taken for the one that was meant, so that nothing else is held against the node.
 */
final class RolesAreKnown implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.kafka().flatMap(settings -> settings.list(KafkaRoles.PROPERTY).stream()
                .filter(word -> !KafkaRoles.isKnown(word))
                .map(word -> settings.refused(
                        "%s in process.roles is no role: the node exits while it reads its configuration."
                                .formatted(word),
                        KafkaRoles.meant(word)
                                .map("write %s."::formatted)
                                .orElse("write broker, controller, or broker,controller."),
                        KafkaRoles.PROPERTY)));
    }
}
