package dev.kafkalab.expect;

import dev.kafkalab.evidence.LogExcerpt;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Snapshot.EnsembleMember;
import dev.kafkalab.observe.NodeLog;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Shows an election in the log of the node that decided it. It looks once, when the election is over and measured, and
 * finds nothing where another version words its lines otherwise: that is no failure.
 */
public final class ElectionLogs {

    /** As many lines as a student reads at a glance. */
    private static final int MOST = 8;

    private final ScenarioContext scenario;

    public ElectionLogs(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * Of the controller that gave the partition its leader: the one of that look or, if it has nothing to tell, the one
     * of before the last fault. A controller that is stopped moves its own partitions before it goes.
     */
    public Optional<LogExcerpt> ofLeader(PartitionName partition, Snapshot seen) {
        return scenario.faults()
                .latest()
                .flatMap(fault -> firstToTell(
                        Stream.of(seen, fault.before())
                                .map(Snapshot::controller)
                                .distinct()
                                .flatMap(id -> controllers(id).map(fault::logOf)),
                        ElectionWords.ofLeader(isKraft(), partition)));
    }

    /** Of the controller of that look. */
    public Optional<LogExcerpt> ofController(Snapshot seen) {
        return scenario.faults()
                .latest()
                .flatMap(fault -> firstToTell(
                        controllers(seen.controller()).map(fault::logOf), ElectionWords.ofController(isKraft())));
    }

    /** Of the server that leads the ensemble in that look. */
    public Optional<LogExcerpt> ofZooKeeperLeader(List<EnsembleMember> seen) {
        return scenario.faults()
                .latest()
                .flatMap(fault -> firstToTell(
                        seen.stream()
                                .filter(member -> member.mode().equals("leader"))
                                .map(member -> scenario.lab().cluster().node(member.node()))
                                .map(fault::logOf),
                        ElectionWords.ZOOKEEPER_LEADER));
    }

    /** The last lines with these words in the first of these logs that has any. */
    static Optional<LogExcerpt> firstToTell(Stream<NodeLog> logs, List<String> words) {
        return logs.map(log -> log.excerpt(words).last(MOST))
                .filter(excerpt -> !excerpt.lines().isEmpty())
                .findFirst();
    }

    /** The node that is the controller of that id; none for the -1 of a look that saw none. */
    private Stream<ClusterNode> controllers(int id) {
        Role role = isKraft() ? Role.CONTROLLER : Role.BROKER;
        return scenario.lab().cluster().nodes().stream()
                .filter(node -> node.node().is(role) && node.id().equals(OptionalInt.of(id)));
    }

    private boolean isKraft() {
        return !scenario.lab().cluster().topology().nodes(Role.CONTROLLER).isEmpty();
    }
}
