package dev.kafkalab.steps;

import static dev.kafkalab.catalogue.Change.NODE;

import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.catalogue.Change.LookedBackOn;
import dev.kafkalab.evidence.Measurement.Kind;
import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.evidence.Subject;
import dev.kafkalab.expect.IsrShrink;
import dev.kafkalab.runtime.ClusterNode;
import dev.kafkalab.scenario.ScenarioContext;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;

/** Steps that speak of a follower that falls behind. */
public record IsrSteps(ScenarioContext scenario, EvidenceLog evidence) {

    /**
     * The node is in the ISR of no partition of the topic within the first time of the last fault, and not before the
     * second. Measured in seconds, and held beside what the leader's own {@code replica.lag.time.max.ms} and the
     * session allow. Fails if it leaves early, late, or stays.
     */
    @LookedBackOn(NODE)
    @Then("{node} leaves the ISR of {topic} within {duration}, but not before {duration}")
    public void leaves(NodeSelector node, String topic, Duration atMost, Duration notBefore) {
        ClusterNode follower = node.in(scenario);
        TimedExpectation<Snapshot> departure =
                IsrShrink.await(scenario, follower, topic, atMost, Optional.of(notBefore));
        evidence.record(departure.measurement(
                Kind.ISR_SHRINK, new Subject.InSyncReplica(follower.node().name(), topic)));
        evidence.recordTopic(departure.outcome().last(), topic);
        departure.verify();
    }
}
