package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Finding;
import java.util.stream.Stream;

/** An image reference whose name or tag is empty, since a variable that it is made of is not set. */
final class ImagesAreNamed implements Check {

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.service().image().isPresent())
                .filter(node -> node.image().tag().isBlank()
                        || node.image().repository().isBlank()
                        || node.image().repository().endsWith("/"))
                .map(node -> Finding.refused(
                        node.service(),
                        node.service().position(),
                        "Its image is '%s', which is no image reference: a variable in it has no value."
                                .formatted(node.service().image().orElseThrow()),
                        "set the variable, in the shell or in a .env file, or give it a default: ${VERSION:-7.9.1}."));
    }
}
