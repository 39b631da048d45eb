package dev.kafkalab.runtime.process;

import dev.kafkalab.compose.Position;
import dev.kafkalab.compose.Service;
import dev.kafkalab.compose.Service.EnvironmentVariable;
import dev.kafkalab.compose.Service.PublishedPort;
import dev.kafkalab.topology.Image;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Role;
import dev.kafkalab.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Topologies made by hand, so that the runtime is tested apart from the reading of Compose files. */
final class TestTopologies {

    static final String KAFKA = "3.9.2";
    static final String ZOOKEEPER = "3.8.4";

    private static final String VOTERS = "1@node1:9093,2@node2:9093,3@node3:9093";
    private static final String CLUSTER_ID = "5L6g3nShT-eMCtK--X86sw";

    private TestTopologies() {}

    /**
     * Three ZooKeepers and three brokers, as in the failover lab; brokers at {@code firstPort}, ZooKeepers ten above.
     */
    static Topology ensemble(String name, int firstPort) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            nodes.add(zookeeper(i, firstPort + 10 + i - 1));
        }
        for (int i = 1; i <= 3; i++) {
            nodes.add(broker(i, firstPort + i - 1));
        }
        return topology(name, nodes);
    }

    static Node zookeeper(int id, int port) {
        Map<String, String> properties = new TreeMap<>(Map.of(
                "dataDir", "/data",
                "dataLogDir", "/datalog",
                "tickTime", "2000",
                "initLimit", "5",
                "syncLimit", "2",
                "admin.enableServer", "false",
                "4lw.commands.whitelist", "srvr,ruok,conf"));
        for (int i = 1; i <= 3; i++) {
            properties.put("server." + i, "zoo%d:2888:3888;2181".formatted(i));
        }
        return new Node(
                service("zoo" + id, Map.of(), List.of(published(port, 2181)), Duration.ofSeconds(10)),
                Image.parse("zookeeper:" + ZOOKEEPER),
                Set.of(Role.ZOOKEEPER),
                OptionalInt.of(id),
                new Program.ZooKeeper(ZOOKEEPER, properties, Optional.of(id)),
                List.of());
    }

    static Node broker(int id, int port) {
        Map<String, String> properties = Map.ofEntries(
                Map.entry("broker.id", "" + id),
                Map.entry("zookeeper.connect", "zoo1:2181,zoo2:2181,zoo3:2181"),
                Map.entry("zookeeper.session.timeout.ms", "15000"),
                Map.entry("listener.security.protocol.map", "INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT"),
                Map.entry("listeners", "INTERNAL://0.0.0.0:9092,EXTERNAL://0.0.0.0:" + port),
                Map.entry(
                        "advertised.listeners", "INTERNAL://kafka%d:9092,EXTERNAL://localhost:%d".formatted(id, port)),
                Map.entry("inter.broker.listener.name", "INTERNAL"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("auto.leader.rebalance.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("log.dirs", "/var/lib/kafka/data"));
        return new Node(
                service(
                        "kafka" + id,
                        Map.of("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m"),
                        List.of(published(port, port)),
                        Duration.ofSeconds(30)),
                Image.parse("confluentinc/cp-kafka:7.9.1"),
                Set.of(Role.BROKER),
                OptionalInt.of(id),
                new Program.Kafka(KAFKA, properties, Optional.empty()),
                List.of());
    }

    /** Three nodes that are broker and controller at once. */
    static Topology combined(String name, String version, int firstPort) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            nodes.add(kraft("node" + i, i, version, Set.of(Role.BROKER, Role.CONTROLLER), VOTERS, firstPort + i - 1));
        }
        return topology(name, nodes);
    }

    /** Three controllers and three brokers. */
    static Topology isolated(String name, String version, int firstPort) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            nodes.add(kraft("node" + i, i, version, Set.of(Role.CONTROLLER), VOTERS, 0));
        }
        for (int i = 1; i <= 3; i++) {
            nodes.add(kraft("kafka" + i, i + 3, version, Set.of(Role.BROKER), VOTERS, firstPort + i - 1));
        }
        return topology(name, nodes);
    }

    /** One node that is broker and controller at once. */
    static Topology alone(String name, String version, String clusterId, int port) {
        Node node = kraft("node1", 1, version, Set.of(Role.BROKER, Role.CONTROLLER), "1@node1:9093", port);
        Program.Kafka kafka = (Program.Kafka) node.program();
        Program.Kafka program = new Program.Kafka(kafka.version(), kafka.properties(), Optional.of(clusterId));
        return topology(
                name,
                List.of(new Node(node.service(), node.image(), node.roles(), node.id(), program, node.listeners())));
    }

    private static Node kraft(String name, int id, String version, Set<Role> roles, String voters, int port) {
        boolean broker = roles.contains(Role.BROKER);
        boolean controller = roles.contains(Role.CONTROLLER);
        List<String> listeners = new ArrayList<>();
        if (controller) {
            listeners.add("CONTROLLER://:9093");
        }
        if (broker) {
            listeners.add("INTERNAL://:9092");
            listeners.add("EXTERNAL://:" + port);
        }
        Map<String, String> properties = new TreeMap<>(Map.of(
                "node.id",
                "" + id,
                "process.roles",
                String.join(
                        ",",
                        roles.stream().map(r -> r.name().toLowerCase()).sorted().toList()),
                "controller.quorum.voters",
                voters,
                "controller.listener.names",
                "CONTROLLER",
                "listener.security.protocol.map",
                "CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,EXTERNAL:PLAINTEXT",
                "listeners",
                String.join(",", listeners),
                "log.cleaner.dedupe.buffer.size",
                "2097152",
                "log.dirs",
                "/var/lib/kafka/data"));
        if (broker) {
            properties.put("inter.broker.listener.name", "INTERNAL");
            properties.put("advertised.listeners", "INTERNAL://%s:9092,EXTERNAL://localhost:%d".formatted(name, port));
        }
        return new Node(
                service(name, Map.of(), port == 0 ? List.of() : List.of(published(port, port)), Duration.ofSeconds(30)),
                Image.parse("apache/kafka:" + version),
                roles,
                OptionalInt.of(id),
                new Program.Kafka(version, properties, Optional.of(CLUSTER_ID)),
                List.of());
    }

    static Topology topology(String name, List<Node> nodes) {
        return new Topology(Path.of("compose", name + ".yml"), Map.of(), nodes, List.of());
    }

    static PublishedPort published(int host, int container) {
        return new PublishedPort("127.0.0.1", host, container, at(7));
    }

    static Service service(
            String name, Map<String, String> environment, List<PublishedPort> ports, Duration stopGracePeriod) {
        return new Service(
                name,
                at(1),
                Optional.empty(),
                false,
                environment.entrySet().stream()
                        .map(entry -> new EnvironmentVariable(entry.getKey(), entry.getValue(), at(5)))
                        .toList(),
                ports,
                List.of(),
                Optional.of(name),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                // What a node knows outlives its container.
                List.of(new Service.Volume(name + "-data", "/", at(9))),
                Optional.empty(),
                stopGracePeriod,
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Service.Restart.NEVER,
                1);
    }

    private static Position at(int line) {
        return new Position(Path.of("compose", "by-hand.yml"), line);
    }
}
