package dev.kafkalab.topology.reach;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.Attachment;
import dev.kafkalab.compose.Service.Restart;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.reach.Visitor.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody in a container who asks for a broker: a service of the file that is no ZooKeeper, or a container that one
 * may add to a network of the brokers. The latter is what most people want to know: "my application runs in a container
 * of its own, what is it to write?"
 *
 * @param visitor what he is called
 * @param node where he asks from
 */
record Asker(Visitor visitor, Node node) {

    static List<Asker> of(List<Node> nodes) {
        return Stream.concat(
                        nodes.stream()
                                .filter(node -> !node.is(Role.ZOOKEEPER))
                                .map(node -> new Asker(new Visitor(Kind.SERVICE, node.name()), node)),
                        added(nodes))
                .toList();
    }

    private static Stream<Asker> added(List<Node> nodes) {
        Reach reach = new Reach(nodes);
        Map<String, Attachment> networks = new LinkedHashMap<>();
        nodes.stream()
                .filter(node -> node.is(Role.BROKER))
                .flatMap(broker -> reach.namespace(broker).attachments().stream())
                .forEach(network -> networks.putIfAbsent(network.network(), network));
        boolean one = networks.size() == 1;
        return networks.values().stream()
                .map(network -> new Asker(new Visitor(Kind.CONTAINER, one ? "" : network.key()), container(network)));
    }

    /** No service can have its name, which has a blank. */
    private static Node container(Attachment network) {
        Service service = new Service(
                "a container on " + network.key(),
                new Position(Path.of(""), 1),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Attachment(
                        network.network(), network.key(), network.external(), List.of(), List.of(), network.subnets())),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Restart.NEVER,
                1);
        return new Node(
                service,
                new Image(service.name(), ""),
                Set.of(Role.TOOL),
                OptionalInt.empty(),
                new Program.Tool(),
                List.of());
    }
}
