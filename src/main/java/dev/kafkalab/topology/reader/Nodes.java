package dev.kafkalab.topology.reader;

import dev.kafkalab.compose.Service;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.KafkaRoles;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.image.ImageFamilies;
import dev.kafkalab.topology.image.ImageInterpretation;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Makes nodes of services: what their image computes, and what that makes them in their cluster. */
final class Nodes {

    private Nodes() {}

    /** A node, and what its image would have to say about its service. */
    record NodeAndFindings(Node node, List<Finding> findings) {}

    static NodeAndFindings of(Service service) {
        Image image = service.image().map(Image::parse).orElseGet(() -> new Image(service.name(), ""));
        ImageInterpretation interpretation = ImageFamilies.interpret(service, image);
        return new NodeAndFindings(node(service, image, interpretation), interpretation.findings());
    }

    private static Node node(Service service, Image image, ImageInterpretation interpretation) {
        if (interpretation.program() instanceof Program.Kafka kafka) {
            return new Node(
                    service,
                    image,
                    KafkaRoles.of(kafka.properties()),
                    interpretation.id(),
                    kafka,
                    KafkaListeners.of(service, kafka.properties()));
        }
        Role role = interpretation.program() instanceof Program.ZooKeeper ? Role.ZOOKEEPER : Role.TOOL;
        OptionalInt id = role == Role.TOOL ? OptionalInt.empty() : interpretation.id();
        return new Node(service, image, Set.of(role), id, interpretation.program(), List.of());
    }
}
