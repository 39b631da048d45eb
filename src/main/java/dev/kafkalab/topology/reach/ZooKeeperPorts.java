package dev.kafkalab.topology.reach;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Numbers;
import dev.kafkalab.topology.Program;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ports on which a ZooKeeper listens: for clients, and for the others of its ensemble. */
final class ZooKeeperPorts {

    private static final String DEFAULT = "2181";

    private ZooKeeperPorts() {}

    static Set<Integer> of(Node node) {
        Program.ZooKeeper zookeeper = (Program.ZooKeeper) node.program();
        Map<String, String> properties = zookeeper.properties();
        Set<Integer> ports = new TreeSet<>();
        Stream.of(properties.getOrDefault("clientPort", DEFAULT), properties.getOrDefault("secureClientPort", ""))
                .forEach(port -> Numbers.integer(port).ifPresent(ports::add));
        zookeeper.myid().map(id -> properties.get("server." + id)).ifPresent(line -> Arrays.stream(line.split("[:;]"))
                .skip(1)
                .forEach(port -> Numbers.integer(port).ifPresent(ports::add)));
        return ports;
    }
}
