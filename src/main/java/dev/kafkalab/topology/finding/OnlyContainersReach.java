package dev.kafkalab.topology.finding;

import dev.kafkalab.text.Words;
import dev.kafkalab.topology.Finding;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brokers that the file means for containers alone. Nothing is wrong with that; but a person or a lab on this machine
 * cannot ask them, and is to know before anything is started.
 */
final class OnlyContainersReach implements Check {

    private static final String AS_PROCESSES =
            "\"up\" and labs run the file as processes, where each broker has one more listener for them, and not on Docker.";
    private static final String NOT_AT_ALL =
            "\"up\" and labs do not run the file: they ask every broker, and an authorizer would refuse them.";

    @Override
    public Stream<Finding> findings(ServiceGraph graph) {
        Set<String> misled =
                new HostsReachBrokers().findings(graph).map(Finding::node).collect(Collectors.toSet());
        List<Node> unreached = graph.kafkaNodes().stream()
                .filter(node -> node.is(Role.BROKER) && node.hostEndpoint().isEmpty())
                .filter(node ->
                        node.service().networkMode().filter("host"::equals).isEmpty())
                .filter(node -> !misled.contains(node.name()))
                .toList();
        boolean open =
                graph.kafkaNodes().stream().filter(node -> node.is(Role.BROKER)).allMatch(Node::isOpenToAll);
        return unreached.stream()
                .limit(1)
                .map(
                        first -> Finding.note(
                                first.service(),
                                first.service().position(),
                                "No listener leads from this machine to %s: only containers are clients. %s"
                                        .formatted(
                                                Words.list(unreached.stream()
                                                        .map(Node::name)
                                                        .toList()),
                                                open ? AS_PROCESSES : NOT_AT_ALL),
                                "for \"up\" and labs on Docker too, add a listener that is advertised as localhost:PORT, and publish that port."));
    }
}
