package dev.kafkalab.expect;

import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.PartitionName;
import dev.kafkalab.operation.AppliedOperation;
import dev.kafkalab.scenario.ScenarioContext;
import dev.kafkalab.topology.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits for elections and holds their times, counted from the last fault, against a promise. */
public final class Elections {

    private final ScenarioContext scenario;

    public Elections(ScenarioContext scenario) {
        this.scenario = scenario;
    }

    /**
     * Waits for a leader of a partition that is not the one of before the fault. A stop returns when the broker has
     * ended, which is long after it has handed its duties over; the cluster was watched meanwhile.
     */
    public TimedExpectation<Snapshot> ofLeader(PartitionName partition, Duration within, Optional<Duration> notBefore) {
        return await(
                "a new leader of " + partition,
                snapshot -> leaderInWords(snapshot, partition),
                snapshot -> isNew(partition, snapshot),
                within,
                notBefore,
                scenario.lab()
                        .electionBounds()
                        .ofLeader(
                                scenario.faults().last().operation().effect(),
                                lastDone().anyMatch(AppliedOperation::wasController)));
    }

    /** Waits in vain for a leader of a partition that is not the one of before the fault. */
    public Outcome<Snapshot> ofNoLeader(PartitionName partition, Duration time) {
        return scenario.stateSinceFault(
                "whether a leader of %s is elected".formatted(partition),
                snapshot -> leaderInWords(snapshot, partition),
                snapshot -> isNew(partition, snapshot),
                time,
                Duration.ZERO);
    }

    /**
     * The replica that Kafka must choose after the last fault: the first in assignment order that was in sync and is
     * none of the broken brokers.
     */
    public Optional<Integer> successor(PartitionName partition) {
        Set<Integer> broken = lastDone()
                .filter(done -> done.node().node().is(Role.BROKER))
                .flatMap(done -> done.node().id().stream().boxed())
                .collect(Collectors.toSet());
        Snapshot.Partition before = before(partition);
        return before.replicas().stream()
                .filter(replica -> before.isr().contains(replica) && !broken.contains(replica))
                .findFirst();
    }

    /** The partition as it was before the last fault. @throws IllegalStateException if it was not there */
    public Snapshot.Partition before(PartitionName partition) {
        return partition
                .in(scenario.faults().last().before())
                .orElseThrow(
                        () -> new IllegalStateException("Before the last fault there was no %s".formatted(partition)));
    }

    /** Waits for a controller that is not the one of before the fault. */
    public TimedExpectation<Snapshot> ofController(Duration within) {
        int before = scenario.faults().last().before().controller();
        return await(
                "a new controller",
                snapshot -> snapshot.controller() < 0
                        ? "there is no controller"
                        : "controller still " + snapshot.controller(),
                snapshot -> snapshot.controller() >= 0 && snapshot.controller() != before,
                within,
                Optional.empty(),
                scenario.lab()
                        .electionBounds()
                        .ofController(scenario.faults().last().operation().effect()));
    }

    /** All that was done last: where it was done to several nodes, the cluster was asked once, before the first. */
    private Stream<AppliedOperation> lastDone() {
        Snapshot before = scenario.faults().last().before();
        return scenario.faults().all(done -> done.before() == before);
    }

    private TimedExpectation<Snapshot> await(
            String what,
            Function<Snapshot, String> inWords,
            Predicate<Snapshot> wanted,
            Duration within,
            Optional<Duration> notBefore,
            TimeBound bound) {
        return new TimedExpectation<>(
                scenario.stateSinceFault(what, inWords, wanted, within, bound.longerThan(within)), notBefore, bound);
    }

    private boolean isNew(PartitionName partition, Snapshot now) {
        int leader = partition.leaderIn(now);
        return leader >= 0
                && leader != partition.leaderIn(scenario.faults().last().before());
    }

    private static String leaderInWords(Snapshot snapshot, PartitionName partition) {
        return partition
                .in(snapshot)
                .map(p -> p.leader() < 0 ? "it has no leader" : "leader still " + p.leader())
                .orElse("no broker knows it");
    }
}
