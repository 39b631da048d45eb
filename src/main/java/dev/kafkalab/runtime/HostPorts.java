package dev.kafkalab.runtime;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Topology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ports of this machine that one cluster publishes. They are claimed before the cluster is started, so that two
 * clusters of one run that publish the same port are told apart by name. Safe for use by several threads.
 */
public final class HostPorts implements AutoCloseable {

    /**
     * What the clusters of this JVM have claimed. A port belongs to the whole machine, so there is one table for the
     * JVM.
     */
    private static final Map<Integer, Claim> CLAIMS = new LinkedHashMap<>();

    private final Topology topology;
    private final Function<PublishedPort, Optional<String>> holder;

    private record Claim(HostPorts cluster, Node node) {}

    /**
     * Claims nothing yet.
     *
     * @param holder who listens on a port outside this run's clusters, in words; empty if the port is free
     */
    public HostPorts(Topology topology, Function<PublishedPort, Optional<String>> holder) {
        this.topology = topology;
        this.holder = holder;
    }

    /**
     * The ports for which the file chooses the number. One whose choice is left to Docker can collide with nothing. On
     * the host's own network, nothing is published, and what a node listens on is a port of the host.
     */
    public static List<PublishedPort> of(Node node) {
        if (node.service().isOnHostNetwork()) {
            return node.ownPorts().stream()
                    .map(port -> new PublishedPort(
                            "0.0.0.0", port, port, node.service().position()))
                    .toList();
        }
        return node.service().ports().stream()
                .filter(port -> port.hostPort() != 0)
                .toList();
    }

    /** Whether this process could listen on that port now. */
    public static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Claims the ports of these nodes until {@link #close()}, and checks that they are free: call it for nodes that do
     * not run. Ports that this cluster has claimed before stay claimed.
     *
     * @throws SetupException if any port is taken, with a line for each; then none of them is newly claimed
     */
    public void claim(Collection<Node> nodes) {
        synchronized (CLAIMS) {
            Map<Integer, Claim> wanted = new LinkedHashMap<>();
            List<String> problems = new ArrayList<>();
            for (Node node : nodes) {
                for (PublishedPort port : of(node)) {
                    problem(node, port, wanted).ifPresent(problems::add);
                    wanted.putIfAbsent(port.hostPort(), new Claim(this, node));
                }
            }
            if (!problems.isEmpty()) {
                throw new SetupException(String.join("\n", problems));
            }
            CLAIMS.putAll(wanted);
        }
    }

    private Optional<String> problem(Node node, PublishedPort port, Map<Integer, Claim> wanted) {
        Claim sibling = wanted.get(port.hostPort());
        if (sibling != null) {
            return Optional.of("Port %d is published by %s and by %s. Fix: give one of them another port (%s)."
                    .formatted(port.hostPort(), sibling.node().name(), node.name(), port.position()));
        }
        Claim other = CLAIMS.get(port.hostPort());
        if (other != null && other.cluster() != this) {
            return Optional.of(
                    "Port %d, which %s publishes, is held by %s of %s, another cluster of this run. Fix: publish %s on a port that no other file of this run uses (%s)."
                            .formatted(
                                    port.hostPort(),
                                    node.name(),
                                    other.node().name(),
                                    other.cluster().topology.composeFile(),
                                    node.name(),
                                    port.position()));
        }
        return holder.apply(port)
                .map(words ->
                        "Port %d, which %s publishes, is held by %s. Fix: end that, or publish %s on another port (%s)."
                                .formatted(port.hostPort(), node.name(), words, node.name(), port.position()));
    }

    /** A line for each port of these nodes on which something still listens. */
    public List<String> stillHeld(Collection<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> of(node).stream()
                        .filter(port -> holder.apply(port).isPresent())
                        .map(port -> "port %d (%s)".formatted(port.hostPort(), node.name())))
                .toList();
    }

    /** Gives up every claim. Nothing of the cluster may listen any more. */
    @Override
    public void close() {
        synchronized (CLAIMS) {
            CLAIMS.values().removeIf(claim -> claim.cluster() == this);
        }
    }
}
