package dev.kafkalab.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerPort;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The ports of this machine that a topology publishes: whether they are free, and who holds those that are not. */
final class PublishedPorts {

    private static final String WORKING_DIR_LABEL = "com.docker.compose.project.working_dir";

    private final DockerClient client;
    private final boolean local;
    private final IntFunction<String> processHolding;

    /**
     * @param client the engine's
     * @param local whether the engine's ports are this machine's; elsewhere only its containers can be asked
     * @param processHolding names the process that listens on a port, as far as can be known
     */
    PublishedPorts(DockerClient client, boolean local, IntFunction<String> processHolding) {
        this.client = client;
        this.local = local;
        this.processHolding = processHolding;
    }

    /**
     * Checks them all.
     *
     * @throws SetupException if any is taken, with a line for each
     */
    void check(List<Node> nodes) {
        List<Container> running = client.listContainersCmd().exec();
        List<String> problems = new ArrayList<>();
        for (Node node : nodes) {
            for (PublishedPort port : chosen(node)) {
                holder(port, running)
                        .ifPresent(holder -> problems.add(
                                "Port %d, which %s publishes, is held by %s. Fix: end that, or publish %s on another port (%s)."
                                        .formatted(
                                                port.hostPort(), node.name(), holder, node.name(), port.position())));
            }
        }
        if (!problems.isEmpty()) {
            throw new SetupException(String.join("\n", problems));
        }
    }

    /** A line for each that something still listens on. */
    List<String> stillHeld(List<Node> nodes) {
        List<Container> running = client.listContainersCmd().exec();
        return nodes.stream()
                .flatMap(node -> chosen(node).stream()
                        .filter(port -> holder(port, running).isPresent())
                        .map(port -> "port %d (%s)".formatted(port.hostPort(), node.name())))
                .toList();
    }

    /** One that is left to Docker is free by nature. */
    private static List<PublishedPort> chosen(Node node) {
        return node.service().ports().stream()
                .filter(port -> port.hostPort() != 0)
                .toList();
    }

    /** Docker is asked first: it can forward a port without anything listening on it. */
    private Optional<String> holder(PublishedPort port, List<Container> running) {
        return running.stream()
                .filter(container -> publishes(container, port.hostPort()))
                .map(PublishedPorts::describe)
                .findFirst()
                .or(() ->
                        local && !isFree(port) ? Optional.of(processHolding.apply(port.hostPort())) : Optional.empty());
    }

    private static boolean publishes(Container container, int hostPort) {
        return Stream.of(container.getPorts())
                .map(ContainerPort::getPublicPort)
                .filter(Objects::nonNull)
                .anyMatch(port -> port == hostPort);
    }

    private static String describe(Container container) {
        Map<String, String> labels = container.getLabels();
        String folder = labels.get(WORKING_DIR_LABEL);
        return "the container %s%s"
                .formatted(
                        container.getNames()[0].substring(1),
                        folder == null ? "" : " of the Compose project in " + folder);
    }

    private static boolean isFree(PublishedPort port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port.hostAddress(), port.hostPort()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
