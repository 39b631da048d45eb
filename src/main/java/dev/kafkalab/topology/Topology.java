package dev.kafkalab.topology;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster that a Compose file describes.
 *
 * @param composeFile the file
 * @param variables what the file's {@code ${...}} were filled in from, before the machine's own environment
 * @param nodes its nodes, in the file's order
 * @param findings what its images would ignore, refuse or misread
 */
public record Topology(Path composeFile, Map<String, String> variables, List<Node> nodes, List<Finding> findings) {

    public Topology {
        variables = Map.copyOf(variables);
        nodes = List.copyOf(nodes);
        findings = List.copyOf(findings);
    }

    /** The file's name without directory and ending: {@code zookeeper-ensemble}. */
    public String name() {
        return composeFile.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** The node of that service name, if there is one. */
    public Optional<Node> node(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** The nodes with this role, in the file's order. */
    public List<Node> nodes(Role role) {
        return nodes.stream().filter(node -> node.is(role)).toList();
    }

    /** The brokers that no client on the host can be sent to, by service name. */
    public List<String> brokersOutOfReach() {
        return nodes(Role.BROKER).stream()
                .filter(node -> node.hostEndpoint().isEmpty())
                .map(Node::name)
                .toList();
    }
}
