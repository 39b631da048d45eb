package dev.kafkalab.pool;

import dev.kafkalab.runtime.UnfitClusterException;
import dev.kafkalab.topology.Node;
import dev.kafkalab.topology.Program;
import dev.kafkalab.topology.Topology;
import dev.kafkalab.topology.VersionNumbers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What nodes of a cluster can become while they keep their data. */
final class Reconfiguration {

    private static final int NO_ZOOKEEPER = 4;

    /** From there on KRaft's metadata can be read by Kafka 4 (its upgrade notes; metadata.version 3.3-IV3). */
    private static final int[] OLDEST_KRAFT = {3, 3};

    private Reconfiguration() {}

    /**
     * Checks that these nodes become something else, and something that can go on with their data.
     *
     * @throws UnfitClusterException if not
     */
    static void check(Topology before, Topology after, Collection<String> services) {
        for (String name : services) {
            Node was = before.node(name).orElseThrow();
            Node is = after.node(name).orElseThrow();
            if (was.equals(is)) {
                throw new UnfitClusterException(
                        "%s is the same with these variables as it was before.%n  Fix: name variables of %s that it uses, and give them other values."
                                .formatted(name, before.composeFile()));
            }
            if (!was.publishedPorts().equals(is.publishedPorts())) {
                throw new UnfitClusterException(
                        "%s would publish other ports, and those of a cluster that runs stay.%n  Fix: take a new cluster with these variables."
                                .formatted(name));
            }
            refusal(name, was.program(), is.program()).ifPresent(words -> {
                throw new UnfitClusterException(words);
            });
        }
    }

    /** The nodes that become something else, all of them if none does: so that {@link #check} says it. */
    static List<String> changed(Topology before, Topology after) {
        List<String> all = before.nodes().stream().map(Node::name).toList();
        List<String> changed = all.stream()
                .filter(name -> !before.node(name).equals(after.node(name)))
                .toList();
        return changed.isEmpty() ? all : changed;
    }

    private static Optional<String> refusal(String name, Program before, Program after) {
        if (!(before instanceof Program.Kafka was)
                || !(after instanceof Program.Kafka is)
                || !isUpgradeToFour(was, is)) {
            return Optional.empty();
        }
        if (was.clusterId().isEmpty()) {
            return Optional.of(
                    "%s keeps its metadata in ZooKeeper, and Kafka %s cannot read it from there: from 4.0 on there is no ZooKeeper mode, so this is no upgrade.%n  Fix: upgrade to 3.9, the bridge release, migrate the metadata to KRaft with it (KIP-866), and then upgrade to Kafka 4."
                            .formatted(name, is.version()));
        }
        return VersionNumbers.of(was.version()).isBefore(OLDEST_KRAFT)
                ? Optional.of(
                        "%s runs Kafka %s, and Kafka %s reads KRaft metadata from 3.3 on only.%n  Fix: upgrade to 3.9 first, and from there to Kafka 4."
                                .formatted(name, was.version(), is.version()))
                : Optional.empty();
    }

    private static boolean isUpgradeToFour(Program.Kafka was, Program.Kafka is) {
        return was.isBefore(NO_ZOOKEEPER, 0) && !is.isBefore(NO_ZOOKEEPER, 0);
    }
}
