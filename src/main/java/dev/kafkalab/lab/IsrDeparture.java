package dev.kafkalab.lab;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.observe.IsrBound;
import dev.kafkalab.observe.Promise;
import dev.kafkalab.observe.TimeBound;
import dev.kafkalab.runtime.ClusterNode;
import java.time.Duration;
import java.util.Optional;

/** A silent follower that leaves the ISR, measured from the last fault. */
public final class IsrDeparture {

    private IsrDeparture() {}

    /** Waits for a node to be in the ISR of no partition of a topic. */
    public static Promise<Snapshot> await(
            LabScenario scenario, ClusterNode node, String topic, Duration within, Optional<Duration> notBefore) {
        int id = node.node().id().orElseThrow();
        TimeBound bound = bound(scenario, topic);
        return new Promise<>(
                scenario.sinceFault(
                        "%s to leave the ISR of %s".formatted(node.node().name(), topic),
                        () -> scenario.lab().observer().metadata(),
                        snapshot -> LabScenario.inWords(snapshot.topic(topic)),
                        snapshot -> !snapshot.topic(topic).isEmpty()
                                && snapshot.topic(topic).stream()
                                        .noneMatch(p -> p.isr().contains(id)),
                        within),
                notBefore,
                bound);
    }

    /** The leader's own settings: it is the leader that judges a follower's lag. */
    private static TimeBound bound(LabScenario scenario, String topic) {
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
}
