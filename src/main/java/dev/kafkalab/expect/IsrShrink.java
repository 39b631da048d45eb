package dev.kafkalab.expect;

import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.bound.IsrBound;
import dev.kafkalab.bound.TimeBound;
import dev.kafkalab.evidence.EvidenceText;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import java.time.Duration;
import java.util.Optional;

/** A silent follower that leaves the ISR, measured from the last fault. */
public final class IsrShrink {

    private IsrShrink() {}

    /** Waits for a node to be in the ISR of no partition of a topic. */
    public static TimedExpectation<Snapshot> await(
            ScenarioContext scenario, ClusterNode node, String topic, Duration within, Optional<Duration> notBefore) {
        int id = node.id().orElseThrow();
        TimeBound bound = bound(scenario, id, topic);
        return new TimedExpectation<>(
                scenario.stateSinceFault(
                        "%s to leave the ISR of %s".formatted(node.node().name(), topic),
                        snapshot -> EvidenceText.partitions(snapshot.topic(topic)),
                        snapshot -> !snapshot.topic(topic).isEmpty()
                                && snapshot.topic(topic).stream()
                                        .noneMatch(p -> p.isr().contains(id)),
                        within,
                        ScenarioContext.LATE),
                notBefore,
                bound);
    }

    /** The leader's own settings: it is the leader that judges a follower's lag. */
    private static TimeBound bound(ScenarioContext scenario, int follower, String topic) {
        int leader = scenario.lab().observer().metadata().topic(topic).stream()
                .mapToInt(Snapshot.Partition::leader)
                .filter(id -> id >= 0 && id != follower)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Broker %d follows nobody: no other broker leads a partition of %s"
                                .formatted(follower, topic)));
        return IsrBound.of(
                scenario.lab()
                        .electionBounds()
                        .ofLeader(
                                scenario.faults().last().operation().effect(),
                                scenario.faults().last().wasController()),
                millis(scenario, leader, "replica.lag.time.max.ms"),
                millis(scenario, leader, "replica.fetch.wait.max.ms"));
    }

    private static Duration millis(ScenarioContext scenario, int broker, String setting) {
        return Duration.ofMillis(Long.parseLong(
                scenario.lab().admin().brokerSetting(broker, setting).orElseThrow()));
    }
}
