package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The ports of this machine that a topology publishes: whether they are free, and who holds those that are not. */
final class HostPorts {

    /** Published ports are for this machine alone, whatever address the file names. */
    static final String ADDRESS = "127.0.0.1";

    /** No node ever stands here, so whoever answers here answers everywhere. */
    private static final String NOBODYS = "127.10.255.254";

    private final PortHolders holders;

    HostPorts(PortHolders holders) {
        this.holders = holders;
    }

    /** The ports that a node publishes at a number of its own choice; one left to Docker cannot be told to anybody. */
    static List<PublishedPort> of(Node node) {
        return node.service().ports().stream()
                .filter(port -> port.hostPort() != 0)
                .toList();
    }

    /**
     * Checks them all.
     *
     * @throws SetupException if any is taken, with a line for each
     */
    void check(List<Node> nodes) {
        List<String> problems = new ArrayList<>();
        Map<Integer, String> publishers = new HashMap<>();
        for (Node node : nodes) {
            for (PublishedPort port : of(node)) {
                String other = publishers.putIfAbsent(port.hostPort(), node.name());
                if (other != null) {
                    problems.add("Port %d is published by %s and by %s. Fix: give one of them another port (%s)."
                            .formatted(port.hostPort(), other, node.name(), port.position()));
                } else if (!isFree(ADDRESS, port.hostPort())) {
                    problems.add(taken(node, port));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SetupException(String.join("\n", problems));
        }
    }

    private String taken(Node node, PublishedPort port) {
        return "Port %d, which %s publishes, is held by %s. Fix: end that, or publish %s on another port (%s)."
                .formatted(
                        port.hostPort(), node.name(), holders.describe(port.hostPort()), node.name(), port.position());
    }

    /**
     * Checks that no program listens on every address of this machine where nodes are to listen on theirs.
     *
     * @throws SetupException if one does, with a line for each port
     */
    void checkOwn(List<Node> nodes) {
        String problems = nodes.stream()
                .flatMap(node -> NodePorts.of(node.program()).stream()
                        .filter(port -> isTaken(NOBODYS, port))
                        .map(port ->
                                "%s cannot listen on port %d of its own address: %s listens there on every address of this machine. Fix: end that while the lab runs."
                                        .formatted(node.name(), port, holders.describe(port))))
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw new SetupException(problems);
        }
    }

    /** Whether a node finds its own ports free at that address, or another user's node stands there. */
    static boolean isVacant(Node node, String address) {
        return NodePorts.of(node.program()).stream().noneMatch(port -> isTaken(address, port));
    }

    /** An address that is not this machine's is not taken: that is another trouble, with other words. */
    private static boolean isTaken(String address, int port) {
        return !isFree(address, port) && isFree(address, 0);
    }

    static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
