package dev.kafkalab.lab;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.ElectionBound;
import dev.kafkalab.observe.ShouldElectLeaderWithin;
import dev.kafkalab.observe.Words;
import java.time.Duration;
import java.util.Optional;
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

    /** Waits for a leader of partition 0 of a topic that is not the one of before the fault. */
    public Election ofLeader(String topic, Duration promised) {
        int before = scenario.faults()
                .last()
                .before()
                .partition(topic, 0)
                .map(Snapshot.Partition::leader)
                .orElse(-1);
        return await(
                "a new leader of " + topic,
                snapshot -> leaderInWords(snapshot, topic),
                snapshot -> snapshot.partition(topic, 0)
                        .filter(p -> p.leader() >= 0 && p.leader() != before)
                        .isPresent(),
                promised);
    }

    /** Waits for a controller that is not the one of before the fault. */
    public Election ofController(Duration promised) {
        int before = scenario.faults().last().before().controller();
        return await(
                "a new controller",
                snapshot -> "controller still " + snapshot.controller(),
                snapshot -> snapshot.controller() >= 0 && snapshot.controller() != before,
                promised);
    }

    /** The replica that Kafka must choose: the first in assignment order that was in sync and is not the dead broker. */
    public static Optional<Integer> successor(Snapshot.Partition before, int dead) {
        return before.replicas().stream()
                .filter(replica -> before.isr().contains(replica) && replica != dead)
                .findFirst();
    }

    private Election await(
            String what, Function<Snapshot, String> inWords, Predicate<Snapshot> wanted, Duration promised) {
        ElectionBound bound = scenario.lab().electionBound();
        Duration late = max(bound.latest().minus(promised), Duration.ZERO).plus(PATIENCE);
        Await.Outcome<Snapshot> outcome =
                scenario.sinceFault(what, () -> scenario.lab().observer().metadata(), inWords, wanted, promised, late);
        return new Election(outcome, promised, bound);
    }

    private static String leaderInWords(Snapshot snapshot, String topic) {
        return snapshot.partition(topic, 0)
                .map(p -> p.leader() < 0 ? "it has no leader" : "leader still " + p.leader())
                .orElse("no broker knows the topic");
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
