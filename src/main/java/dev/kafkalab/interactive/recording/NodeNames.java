package dev.kafkalab.interactive.recording;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.operation.NodeOperation;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a step calls a node: by its part in the cluster where it has one, since another run may give that part to
 * another node.
 */
final class NodeNames {

    private final List<Broken> broken = new ArrayList<>();

    /** A node to which that is about to be done, in a cluster that says so of itself. */
    String of(Node node, NodeOperation operation, Snapshot snapshot) {
        if (operation.isRepair()) {
            return broken(node);
        }
        Broken now = new Broken(node.name(), kind(node), operation.pastTense());
        if (!broken.contains(now)) {
            broken.add(now);
        }
        return led(node, snapshot)
                .or(() -> mode(node, snapshot))
                .or(() -> controller(node, snapshot))
                .or(() -> follower(node, snapshot))
                .orElse("node " + node.name());
    }

    /** By what was done to it; by its name where that would mean another to which the same was done first later. */
    String broken(Node node) {
        return broken.stream()
                .filter(it -> it.node().equals(node.name()))
                .reduce((first, second) -> second)
                .filter(last -> broken.stream()
                        .filter(it -> it.done().equals(last.done()) && it.kind().equals(last.kind()))
                        .reduce((first, second) -> second)
                        .equals(Optional.of(last)))
                .map(last -> "the %s %s".formatted(last.done(), last.kind()))
                .orElse("node " + node.name());
    }

    private static Optional<String> led(Node node, Snapshot now) {
        return now.partitions().stream()
                .filter(partition -> !partition.topic().startsWith("__"))
                .filter(partition -> node.is(Role.BROKER) && partition.leader() == id(node))
                .findFirst()
                .map(partition -> "the leader of " + partition(partition.topic(), partition.partition()));
    }

    /** By the first partition, as that phrase goes. */
    private static Optional<String> follower(Node node, Snapshot snapshot) {
        return snapshot.partitions().stream()
                .filter(partition -> !partition.topic().startsWith("__") && partition.partition() == 0)
                .filter(partition -> node.is(Role.BROKER) && partition.leader() >= 0)
                .filter(partition -> partition.isr().contains(id(node)))
                .findFirst()
                .map(partition -> "a follower of " + partition.topic());
    }

    private static Optional<String> mode(Node node, Snapshot now) {
        return now.ensemble().stream()
                .filter(member ->
                        member.node().equals(node.name()) && member.mode().equals("leader"))
                .findFirst()
                .map(member -> "the ZooKeeper leader");
    }

    private static Optional<String> controller(Node node, Snapshot snapshot) {
        if (snapshot.controller() < 0 || node.is(Role.ZOOKEEPER)) {
            return Optional.empty();
        }
        if (snapshot.controller() == id(node)) {
            return Optional.of(node.is(Role.CONTROLLER) ? "the active controller" : "the controller");
        }
        return node.is(Role.BROKER) ? Optional.empty() : Optional.of("a standby controller");
    }

    /** {@code orders} for its only or first partition, {@code partition 2 of orders}. */
    static String partition(String topic, int number) {
        return number == 0 ? topic : "partition %d of %s".formatted(number, topic);
    }

    private static int id(Node node) {
        return node.id().orElse(-1);
    }

    private static String kind(Node node) {
        return node.is(Role.BROKER) ? "broker" : node.is(Role.ZOOKEEPER) ? "ZooKeeper" : "controller";
    }

    private record Broken(String node, String kind, String done) {}
}
