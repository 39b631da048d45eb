package dev.kafkalab.topology;

import dev.kafkalab.text.PrintableText;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** The same, with more findings, worst first. */
    public Topology plus(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        all.sort(Comparator.comparing(Finding::severity));
        return new Topology(composeFile, variables, nodes, all);
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

    /**
     * These services and all that they depend on, directly or not.
     *
     * @throws IllegalArgumentException if the file has no such service, naming those it has
     */
    public Set<String> withDependencies(Collection<String> services) {
        Set<String> all = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        services.forEach(name -> open.add(node(name)
                .orElseThrow(() -> new IllegalArgumentException(PrintableText.of("No service %s in %s; it has %s"
                        .formatted(
                                name,
                                composeFile,
                                nodes.stream().map(Node::name).toList()))))));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (all.add(node.name())) {
                node.service().dependsOn().forEach(dependency -> node(dependency.service())
                        .ifPresent(open::add));
            }
        }
        return all;
    }

    /** The brokers that no client on the host can be sent to, by service name. */
    public List<String> brokersOutOfReach() {
        return nodes(Role.BROKER).stream()
                .filter(node -> node.hostEndpoint().isEmpty())
                .map(Node::name)
                .toList();
    }

    /** The ports on which brokers listen inside, and at which this machine reaches nothing of the file. */
    public Set<Integer> brokerPortsNotPublished() {
        Set<Integer> ports = new TreeSet<>();
        nodes(Role.BROKER).forEach(broker -> broker.listeners()
                .forEach(listener -> ports.add(listener.bind().port())));
        nodes.forEach(node -> {
            if (node.service().isOnHostNetwork()) {
                ports.removeAll(node.ownPorts());
            }
            node.published()
                    .forEach(port -> ports.removeIf(own -> own >= port.hostPort() && own <= port.lastHostPort()));
        });
        return ports;
    }
}
