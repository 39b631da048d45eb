package dev.kafkalab.topology;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ports on which a node's program listens, whatever is published of them. */
final class OwnPorts {

    private static final String DEFAULT_CLIENT_PORT = "2181";

    private OwnPorts() {}

    static Set<Integer> of(Node node) {
        Set<Integer> ports = new TreeSet<>();
        node.listeners().forEach(listener -> ports.add(listener.bind().port()));
        if (node.program() instanceof Program.ZooKeeper zookeeper) {
            addAll(zookeeper, ports);
        }
        ports.remove(0);
        return ports;
    }

    private static void addAll(Program.ZooKeeper zookeeper, Set<Integer> ports) {
        Map<String, String> properties = zookeeper.properties();
        Stream.of(
                        properties.getOrDefault("clientPort", DEFAULT_CLIENT_PORT),
                        properties.getOrDefault("secureClientPort", ""))
                .forEach(port -> Numbers.integer(port).ifPresent(ports::add));
        // Of its own line, every number behind the host is a port.
        zookeeper.myid().map(id -> properties.get("server." + id)).ifPresent(line -> Arrays.stream(line.split("[:;]"))
                .skip(1)
                .forEach(port -> Numbers.integer(port).ifPresent(ports::add)));
    }
}
