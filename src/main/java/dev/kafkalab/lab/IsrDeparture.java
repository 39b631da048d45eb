package dev.kafkalab.lab;

import dev.kafkalab.evidence.Measurement;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.Await;
import dev.kafkalab.observe.IsrBound;
import dev.kafkalab.observe.Words;
import dev.kafkalab.runtime.ClusterNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A silent follower that leaves the ISR, measured from the last fault.
 *
 * @param outcome how the wait ended
 * @param promised not after this
 * @param notBefore not before this, if that was promised too
 * @param bound what the cluster's own settings allow
 */
public record IsrDeparture(
        Await.Outcome<Snapshot> outcome, Duration promised, Optional<Duration> notBefore, IsrBound bound) {

    /** How much longer than promised to look, so that what comes late is measured instead of missed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double MILLIS_A_SECOND = 1000.0;

    /** Waits for a node to be in the ISR of no partition of a topic. */
    public static IsrDeparture await(
            LabScenario scenario, ClusterNode node, String topic, Duration promised, Optional<Duration> notBefore) {
        int id = node.node().id().orElseThrow();
        IsrBound bound = bound(scenario, topic);
        return new IsrDeparture(
                scenario.sinceFault(
                        "%s to leave the ISR of %s".formatted(node.node().name(), topic),
                        () -> scenario.lab().observer().metadata(),
                        snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                        snapshot -> !snapshot.topic(topic).isEmpty()
                                && snapshot.topic(topic).stream()
                                        .noneMatch(p -> p.isr().contains(id)),
                        promised,
                        PATIENCE),
                promised,
                notBefore,
                bound);
    }

    /** The measured time against the promise. */
    public Measurement measurement() {
        return new Measurement(
                outcome.what(),
                seconds(outcome.took()),
                "s",
                notBefore.map(IsrDeparture::seconds),
                Optional.of(seconds(promised)),
                holds(),
                bound.origin(),
                outcome.from());
    }

    /** @throws AssertionError if it came late, early, or not at all */
    public void verify() {
        outcome.orFail();
        if (!holds()) {
            throw new AssertionError(
                    "Expected %s within %s%s, but it took %s. The cluster's own settings give %s to %s: %s."
                            .formatted(
                                    outcome.what(),
                                    Words.seconds(promised),
                                    notBefore
                                            .map(early -> " and not before " + Words.seconds(early))
                                            .orElse(""),
                                    Words.seconds(outcome.took()),
                                    Words.seconds(bound.earliest()),
                                    Words.seconds(bound.latest()),
                                    bound.origin()));
        }
    }

    private boolean holds() {
        return outcome.reached()
                && outcome.took().compareTo(promised) <= 0
                && notBefore
                        .filter(early -> outcome.took().compareTo(early) < 0)
                        .isEmpty();
    }

    /** The leader's own settings: it is the leader that judges a follower's lag. */
    private static IsrBound bound(LabScenario scenario, String topic) {
        int leader = scenario.lab().observer().metadata().topic(topic).get(0).leader();
        return IsrBound.of(
                scenario.lab().electionBounds().ofLeader(scenario.faults().last()),
                millis(scenario, leader, "replica.lag.time.max.ms"),
                millis(scenario, leader, "replica.fetch.wait.max.ms"));
    }

    private static Duration millis(LabScenario scenario, int broker, String setting) {
        return Duration.ofMillis(Long.parseLong(
                scenario.lab().admin().brokerSetting(broker, setting).orElseThrow()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS_A_SECOND;
    }
}
