package dev.kafkalab.expect;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.observe.ClusterObserver;
import dev.kafkalab.observe.Quorum;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.runtime.ClusterNode.State;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a cluster has provably noticed in which state a node is. Until then its metadata is of before, and a
 * statement that it seems to bear out may be wrong a moment later.
 *
 * @param observer what the cluster says
 * @param controllers how many controllers a quorum's majority is counted over; 0 in ZooKeeper mode
 */
record Notice(ClusterObserver observer, int controllers) {

    private static final Set<String> SERVING = Set.of("leader", "follower", "observer");
    private static final Set<String> ENDED = Set.of("down", "paused");

    /** Whether all that these answers of every live broker, the quorum and the ensemble say is of after. */
    boolean isTakenOf(ClusterNode node, List<Snapshot> answers) {
        boolean runs = node.state() == State.RUNNING;
        int id = node.id().orElse(-1);
        return observer.everyBrokerIsAmong(answers)
                && (!node.node().is(Role.BROKER) || (runs ? isBack(id, answers) : isGone(id, answers)))
                && (!node.node().is(Role.CONTROLLER) || (runs ? follows(id) : isOutvoted(id, answers)))
                && (!node.node().is(Role.ZOOKEEPER) || isSettled(observer.ensemble()));
    }

    /** Every broker lists it, and nobody, itself included, knows of other leaders or replicas than the rest. */
    private static boolean isBack(int id, List<Snapshot> answers) {
        return answers.stream().allMatch(answer -> answer.brokerIds().contains(id))
                && answers.stream().map(Snapshot::partitions).distinct().count() == 1;
    }

    /** Nobody lists it, and it neither controls nor leads, nor is it in sync with another leader. */
    private static boolean isGone(int id, List<Snapshot> answers) {
        return answers.stream()
                .allMatch(answer -> !answer.brokerIds().contains(id)
                        && answer.controller() >= 0
                        && answer.controller() != id
                        && answer.partitions().stream()
                                .noneMatch(p -> p.leader() == id
                                        || p.leader() >= 0 && p.isr().contains(id)));
    }

    private boolean follows(int id) {
        return observer.quorum()
                .filter(quorum -> !quorum.silentVoters().contains(id))
                .isPresent();
    }

    /** Another is active and misses it, or those that are left are no majority and none is active. */
    private boolean isOutvoted(int id, List<Snapshot> answers) {
        Optional<Quorum> quorum = observer.quorum().filter(Quorum::hasMajority);
        if (quorum.isPresent()) {
            return !quorum.get().isHeard(id)
                    && answers.stream().allMatch(answer -> answer.controller() >= 0 && answer.controller() != id);
        }
        boolean majority = observer.possibleControllers().size() * 2 > controllers;
        return !majority && answers.stream().allMatch(answer -> answer.controller() < 0);
    }

    /** One of those that are left leads and the rest follow; without a majority none serves. */
    static boolean isSettled(List<EnsembleMember> ensemble) {
        List<String> modes = ensemble.stream()
                .map(EnsembleMember::mode)
                .filter(mode -> !ENDED.contains(mode))
                .toList();
        if (modes.stream().anyMatch(mode -> mode.equals("standalone") || mode.startsWith("not published"))) {
            return true;
        }
        return modes.size() * 2 > ensemble.size()
                ? SERVING.containsAll(modes)
                        && modes.stream().filter("leader"::equals).count() == 1
                : modes.stream().noneMatch(SERVING::contains);
    }
}
