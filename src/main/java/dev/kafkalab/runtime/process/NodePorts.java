package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.runtime.HostPorts;
import dev.kafkalab.runtime.PortHolders;
import dev.kafkalab.runtime.SetupException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ports on which a node's program listens at the node's own address. */
final class NodePorts {

    /** No node ever has this address, so whoever listens here listens on every address. */
    private static final String NOBODYS = "127.10.255.254";

    private static final int CONNECT_MILLIS = 500;

    private static final Pattern LISTENER = Pattern.compile("://[^,]*?:(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");

    /** A ZooKeeper's own line, in which every number after the host is a port. */
    private static final Pattern SERVER_PORT = Pattern.compile("[:;](\\d+)");

    private NodePorts() {}

    static Set<Integer> of(Program program) {
        Set<Integer> ports = new TreeSet<>();
        if (program instanceof Program.Kafka kafka) {
            collect(LISTENER, kafka.properties().getOrDefault("listeners", ""), ports);
        } else if (program instanceof Program.ZooKeeper zookeeper) {
            Map<String, String> properties = zookeeper.properties();
            collect(NUMBER, properties.getOrDefault("clientPort", ""), ports);
            zookeeper
                    .myid()
                    .map(id -> properties.get("server." + id))
                    .ifPresent(line -> collect(SERVER_PORT, line, ports));
        }
        ports.remove(0);
        return ports;
    }

    /** Those that are open once it serves: of a ZooKeeper only its clients', of a tool what it publishes. */
    static List<Integer> serving(Node node) {
        if (node.program() instanceof Program.Kafka kafka) {
            return List.copyOf(of(kafka));
        }
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            return List.of(zookeeper.clientPort());
        }
        return node.service().ports().stream()
                .map(PublishedPort::containerPort)
                .distinct()
                .toList();
    }

    private static void collect(Pattern pattern, String text, Set<Integer> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(Integer.valueOf(matcher.group(1)));
        }
    }

    /**
     * Checks that no program listens on every address of this machine on a port that one of these nodes needs.
     *
     * @throws SetupException if one does, with a line for each port
     */
    static void check(List<Node> nodes, PortHolders holders) {
        String problems = nodes.stream()
                .flatMap(node -> of(node.program()).stream()
                        .filter(NodePorts::isListenedOnEverywhere)
                        .map(port ->
                                "%s cannot listen on port %d of its own address: %s listens there on every address of this machine. Fix: end that while the lab runs."
                                        .formatted(node.name(), port, holders.describe(port))))
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            throw new SetupException(problems);
        }
    }

    /**
     * Asked by connecting: two clusters that tried the same port by binding it at once would each take the other for
     * one.
     */
    private static boolean isListenedOnEverywhere(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(NOBODYS, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether nobody, such as another user's node, listens on the node's ports at that address. */
    static boolean areFree(Node node, String address) {
        return of(node.program()).stream().noneMatch(port -> isTaken(address, port));
    }

    /** An address that this machine does not have is not taken: {@link LoopbackRange} reports that. */
    private static boolean isTaken(String address, int port) {
        return !HostPorts.isFree(address, port) && HostPorts.isFree(address, 0);
    }
}
