package dev.kafkalab.steps;

import dev.kafkalab.evidence.Snapshot;
import dev.kafkalab.lab.IsrDeparture;
import dev.kafkalab.lab.LabScenario;
import dev.kafkalab.lab.NodePhrase;
import dev.kafkalab.observe.Promise;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.Optional;

/** Steps that speak of a follower that falls behind. */
public final class IsrSteps {

    private final LabScenario scenario;
    private final EvidenceLog evidence;

    public IsrSteps(LabScenario scenario, EvidenceLog evidence) {
        this.scenario = scenario;
        this.evidence = evidence;
    }

    /**
     * The node is in the ISR of no partition of the topic within the first time of the last fault, and not before the
     * second. Measured in seconds, and held beside what the leader's own {@code replica.lag.time.max.ms} and the session
     * allow. Fails if it leaves early, late, or stays.
     */
    @Then("{node} leaves the ISR of {topic} within {duration}, but not before {duration}")
    public void leaves(NodePhrase node, String topic, Duration atMost, Duration notBefore) {
        Promise<Snapshot> departure =
                IsrDeparture.await(scenario, node.in(scenario), topic, atMost, Optional.of(notBefore));
        evidence.record(departure.measurement());
        evidence.recordTopic(departure.outcome().last(), topic);
        departure.verify();
    }
}
