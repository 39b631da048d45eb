package dev.kafkalab.lab;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.ElectionBound;
import dev.kafkalab.observe.ShouldElectLeaderWithin;
import dev.kafkalab.observe.Watcher;
import dev.kafkalab.observe.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits for elections and holds their times, counted from the last fault, against a promise. */
public final class Elections {

    /** How long to go on looking once the cluster's own settings do not allow it any longer either. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double MILLIS_A_SECOND = 1000.0;

    private final LabScenario scenario;

    public Elections(LabScenario scenario) {
        this.scenario = scenario;
    }

    /** Waits for a leader of a partition that is not the one of before the fault. */
    public Election ofLeader(PartitionName partition, Duration promised) {
        Election election = await(
                "a new leader of " + partition,
                snapshot -> leaderInWords(snapshot, partition),
                snapshot -> isNew(partition, snapshot),
                promised,
                scenario.lab().electionBounds().ofLeader(scenario.faults().last()));
        return firstSeen(
                election,
                (watcher, seen) -> watcher.firstSeenToLead(
                        partition.leaderIn(seen.last()), partition.topic(), partition.number(), seen.from()));
    }

    /** A stop returns when the broker has ended, which is long after it has handed its duties over; the watcher saw that. */
    private Election firstSeen(
            Election election, BiFunction<Watcher, Await.Outcome<Snapshot>, Optional<Instant>> look) {
        Await.Outcome<Snapshot> outcome = election.outcome();
        if (!outcome.reached()) {
            return election;
        }
        return look.apply(scenario.watcher(), outcome)
                .map(sooner -> new Election(outcome.seenAt(sooner), election.promised(), election.bound()))
                .orElse(election);
    }

    /** Waits in vain for a leader of a partition that is not the one of before the fault. */
    public Await.Outcome<Snapshot> ofNoLeader(PartitionName partition, Duration time) {
        return scenario.sinceFault(
                "whether a leader of %s is elected".formatted(partition),
                () -> scenario.lab().observer().metadata(),
                snapshot -> leaderInWords(snapshot, partition),
                snapshot -> isNew(partition, snapshot),
                time);
    }

    /** The replica that must lead a partition after the last fault, as {@link #successor(Snapshot.Partition, int)} has it. */
    public Optional<Integer> successor(PartitionName partition) {
        return successor(
                before(partition), scenario.faults().last().node().node().id().orElseThrow());
    }

    /** The partition as it was before the last fault. @throws IllegalStateException if it was not there */
    public Snapshot.Partition before(PartitionName partition) {
        return partition
                .in(scenario.faults().last().before())
                .orElseThrow(
                        () -> new IllegalStateException("Before the last fault there was no %s".formatted(partition)));
    }

    /** Waits for a controller that is not the one of before the fault. */
    public Election ofController(Duration promised) {
        int before = scenario.faults().last().before().controller();
        Election election = await(
                "a new controller",
                snapshot -> snapshot.controller() < 0
                        ? "there is no controller"
                        : "controller still " + snapshot.controller(),
                snapshot -> snapshot.controller() >= 0 && snapshot.controller() != before,
                promised,
                scenario.lab().electionBounds().ofController(scenario.faults().last()));
        return firstSeen(election, (watcher, seen) -> watcher.firstSeenToControl(seen.last(), seen.from()));
    }

    /** The replica that Kafka must choose: the first in assignment order that was in sync and is not the dead broker. */
    static Optional<Integer> successor(Snapshot.Partition before, int dead) {
        return before.replicas().stream()
                .filter(replica -> before.isr().contains(replica) && replica != dead)
                .findFirst();
    }

    private Election await(
            String what,
            Function<Snapshot, String> inWords,
            Predicate<Snapshot> wanted,
            Duration promised,
            ElectionBound bound) {
        Duration late = max(bound.latest().minus(promised), Duration.ZERO).plus(PATIENCE);
        Await.Outcome<Snapshot> outcome =
                scenario.sinceFault(what, () -> scenario.lab().observer().metadata(), inWords, wanted, promised, late);
        return new Election(outcome, promised, bound);
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

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * An election that was waited for.
     *
     * @param outcome how the wait ended
     * @param promised the promise it is held against
     * @param bound what the cluster's own settings allow
     */
    public record Election(Await.Outcome<Snapshot> outcome, Duration promised, ElectionBound bound) {

        /** The measured time against the promise. */
        public Measurement measurement(Optional<Duration> notBefore) {
            return new Measurement(
                    outcome.what(),
                    seconds(outcome.took()),
                    "s",
                    notBefore.map(Election::seconds),
                    Optional.of(seconds(promised)),
                    keptPromise() && !tooEarly(notBefore),
                    bound.origin(),
                    outcome.from());
        }

        /** @throws AssertionError if it came late or not at all, or before the earliest moment that was promised */
        public void verify(Optional<Duration> notBefore) {
            if (!keptPromise()) {
                throw new AssertionError(ShouldElectLeaderWithin.message(
                        outcome.what(),
                        promised,
                        outcome.took(),
                        outcome.reached(),
                        outcome.inWords().apply(outcome.last()),
                        bound));
            }
            if (tooEarly(notBefore)) {
                throw new AssertionError("Expected %s not before %s after the fault, but it came after %s (%s)."
                        .formatted(
                                outcome.what(),
                                Words.seconds(notBefore.orElseThrow()),
                                Words.seconds(outcome.took()),
                                bound.origin()));
            }
        }

        private boolean keptPromise() {
            return outcome.reached() && outcome.took().compareTo(promised) <= 0;
        }

        private boolean tooEarly(Optional<Duration> notBefore) {
            return notBefore
                    .filter(earliest -> outcome.took().compareTo(earliest) < 0)
                    .isPresent();
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / MILLIS_A_SECOND;
        }
    }
}
