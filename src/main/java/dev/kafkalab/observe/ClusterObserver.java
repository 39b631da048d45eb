package dev.kafkalab.observe;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a cluster says of itself. It never changes the cluster, and is safe for use by several threads. */
public interface ClusterObserver {

    /**
     * What the first broker that answers says, one that was paused being asked last, with the ensemble's modes. Without
     * an answer, brokers and partitions are empty. In KRaft mode the controller is the active controller that the
     * broker knows, -1 if none has answered it for a second.
     */
    default Snapshot snapshot() {
        return metadata().withEnsemble(ensemble());
    }

    /** As {@link #snapshot()}, without asking ZooKeeper, which logs every question. */
    Snapshot metadata();

    /**
     * What each running broker says, by its node's name and in the file's order; those that do not answer are left out.
     */
    Map<String, Snapshot> answers();

    /** As {@link #answers()}, whoever said it. */
    default List<Snapshot> everyBroker() {
        return List.copyOf(answers().values());
    }

    /** Whether every running broker that the host can reach is among these answers. */
    default boolean everyBrokerIsAmong(List<Snapshot> answers) {
        return !answers.isEmpty()
                && answers.size()
                        == running(Role.BROKER)
                                .flatMap(node -> node.hostEndpoint().stream())
                                .count();
    }

    /** The controller, if every running broker is among these answers and names the same. */
    default OptionalInt commonController(List<Snapshot> answers) {
        int controller =
                answers.stream().mapToInt(Snapshot::controller).findFirst().orElse(-1);
        return controller >= 0
                        && everyBrokerIsAmong(answers)
                        && answers.stream().allMatch(answer -> answer.controller() == controller)
                ? OptionalInt.of(controller)
                : OptionalInt.empty();
    }

    /**
     * The KRaft quorum as the first broker that an active controller answers tells of it; empty without one, and in
     * ZooKeeper mode.
     */
    Optional<Quorum> quorum();

    /** The running nodes that may be the controller: a quorum's voters, or without a quorum the brokers. */
    List<Integer> possibleControllers();

    /** Each ZooKeeper's mode, in the file's order. */
    List<EnsembleMember> ensemble();

    /**
     * The ZooKeepers that were asked and do not serve; one that cannot be asked from the host is given the benefit of
     * the doubt.
     */
    default List<EnsembleMember> notServing() {
        return ensemble().stream()
                .filter(member -> !ZooKeeperMode.WELL.contains(member.mode()))
                .toList();
    }

    /** Comma-separated host addresses of every broker, for clients. */
    String bootstrapServers();

    /** The nodes with that role that run, in the file's order. */
    Stream<ClusterNode> running(Role role);
}
