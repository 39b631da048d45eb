package dev.kafkalab.topology.finding;

import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.List;

/** The Kafka nodes that share a ZooKeeper or a quorum: one cluster among perhaps several in the file. */
record KafkaCluster(List<Node> nodes) {

    KafkaCluster {
        nodes = List.copyOf(nodes);
    }

    List<Node> brokers() {
        return nodes.stream().filter(node -> node.is(Role.BROKER)).toList();
    }

    List<Node> controllers() {
        return nodes.stream().filter(node -> node.is(Role.CONTROLLER)).toList();
    }
}
